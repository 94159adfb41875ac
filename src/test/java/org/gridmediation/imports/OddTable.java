package org.gridmediation.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A table that was valid, until something odd came into its cells, its rows or its bytes. */
final class OddTable {
    enum Form {
        CSV,
        XLSX,
        NDJSON
    }

    private static final List<String> ODD = List.of(
            "",
            " ",
            "　",
            "null",
            "=1+1",
            "'=1+1",
            "#!",
            "x".repeat(5000),
            "长".repeat(300),
            "a\u0000b",
            "\ufeff",
            "\u202e",
            "𠮷",
            "１２３",
            "1e999",
            "-1",
            "0",
            "3.5",
            "2147483648",
            "99999999999999999999",
            "1900-02-29",
            "2024-02-30",
            "9999-12-31",
            "0001-01-01",
            "+999999999-12-31",
            "-0044-03-15",
            "2024-03-01 25:61",
            "2024-03-01T09:30:00+18:01",
            "2999-01-01 00:00",
            "440103009106001",
            "440103009106",
            "440103",
            "44",
            "440103009106999",
            "00000000-0000-7000-8000-440103009106",
            "00000000-0000-0000-0000-000000000000",
            "；；；",
            "网格员 440103009106001*；网格员 440103009106001*",
            "GRID_OFFICER 440103009106001 *",
            "已归档",
            "达成协议",
            "ENGAGED",
            "登记居民",
            "人民调解委员会",
            "是",
            "a\"b",
            "a\nb\tc",
            "a,b",
            "%s\\",
            "'; drop table area; --",
            "{}",
            "[1]");

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private OddTable(List<String> header) {
        this.header = header;
    }

    /** Of a CSV without a quotation mark. */
    static OddTable of(String csv) {
        var lines = csv.lines().toList();
        var table = new OddTable(cells(lines.get(0)));
        lines.stream().skip(1).forEach(line -> table.rows.add(cells(line)));
        return table;
    }

    private static List<String> cells(String line) {
        return new ArrayList<>(Arrays.asList(line.split(",", -1)));
    }

    void change(Random random, int times) {
        for (int i = 0; i < times; i++) {
            var row = rows.get(random.nextInt(rows.size()));
            int column = random.nextInt(row.size());
            switch (random.nextInt(12)) {
                case 0 -> rows.add(random.nextInt(rows.size() + 1), new ArrayList<>(row));
                case 1 -> Collections.swap(row, column, random.nextInt(row.size()));
                case 2 -> row.set(column, rows.get(random.nextInt(rows.size())).get(random.nextInt(row.size())));
                case 3 -> Collections.shuffle(rows, random);
                case 4 -> Collections.fill(row, "");
                case 5 -> {
                    if (random.nextInt(4) == 0) header.set(column, ODD.get(random.nextInt(ODD.size())));
                }
                case 6 -> {
                    var value = ODD.get(random.nextInt(ODD.size()));
                    rows.forEach(each -> each.set(column, value));
                }
                default -> row.set(column, ODD.get(random.nextInt(ODD.size())));
            }
        }
    }

    byte[] written(Form form, Random random) throws IOException {
        var plain =
                switch (form) {
                    case CSV -> csv(random);
                    case XLSX -> xlsx(random);
                    case NDJSON -> ndjson(random);
                };
        if (random.nextInt(6) > 0) return plain;
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private byte[] csv(Random random) {
        var all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        return all.stream()
                .map(row -> row.stream().map(cell -> quoted(cell, random)).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell, Random random) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\t');
        return plain || random.nextInt(8) == 0 ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private byte[] ndjson(Random random) throws IOException {
        var json = new ObjectMapper();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new LinkedHashMap<String, Object>();
            for (int i = 0; i < header.size(); i++)
                if (random.nextInt(20) > 0 || !row.get(i).isEmpty()) line.put(header.get(i), typed(row.get(i), random));
            text.append(json.writeValueAsString(line)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object typed(String cell, Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> null;
            case 1 -> true;
            case 2 -> 44010300910600.1;
            case 3 -> Long.MAX_VALUE;
            case 4 -> List.of(cell);
            case 5 -> new LinkedHashMap<>(java.util.Map.of("a", cell));
            default -> cell;
        };
    }

    private byte[] xlsx(Random random) throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            var date = book.createCellStyle();
            date.setDataFormat((short) 14);
            for (int i = -1; i < rows.size(); i++) {
                var line = sheet.createRow(i + 1);
                var row = i < 0 ? header : rows.get(i);
                for (int j = 0; j < row.size(); j++) {
                    var cell = line.createCell(j);
                    cell.setCellValue(row.get(j));
                    if (i < 0 || random.nextInt(40) > 0) continue;
                    odd(cell, random);
                    if (random.nextInt(3) == 0) cell.setCellStyle(date);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void odd(Cell cell, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> cell.setCellValue(true);
            case 1 -> cell.setCellValue(random.nextLong());
            case 2 -> cell.setCellValue(random.nextInt(60_000) + random.nextDouble());
            case 3 -> cell.setCellFormula("1+1");
            case 4 -> cell.setCellErrorValue((byte) 0x07);
            default -> cell.setCellValue(-1);
        }
    }

    static byte[] broken(byte[] file, Random random) {
        var bytes = file.clone();
        for (int i = 1 + random.nextInt(12); i > 0; i--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }
}
