package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.gridmediation.sheet.Cell.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table that LibreOffice Calc 7.4 saved in each of its formats. */
class LibreOfficeTest {
    @TempDir
    Path folder;

    private Reader reader;

    @BeforeEach
    void prepare() {
        reader = new Reader(folder);
    }

    private static byte[] file(String name) {
        try (var in = LibreOfficeTest.class.getResourceAsStream("/sheets/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "libreoffice.xlsx,XLSX",
        "libreoffice-utf8.csv,CSV",
        "libreoffice-gb18030.csv,CSV",
        "libreoffice-gb18030.tsv,CSV"
    })
    void isReadFromEachFormat(String name, SheetFormat format) {
        reader.hint = new SheetHint(null, name, null, null);
        var read = reader.read(file(name));
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.header()).containsExactly("网格编码", "姓名", "出生日期", "证件号码", "备注");
        assertThat(read.texts())
                .containsExactly(
                        List.of("440103009106001", "张示例", "1990-03-07", "440103199003070010", "逗号, 引号\" 和\n换行"),
                        List.of("440103009106001", "李𠮷", "2000-02-29", "44010320000229123X", "=1+1"),
                        List.of(),
                        List.of("440103009106001", "王示例", "1985-12-31", "440103198512310018"));
        assertThat(read.rows().get(3).number()).isEqualTo(5);
        if (format == SheetFormat.XLSX)
            assertThat(read.rows().get(0).cells())
                    .extracting(Cell::kind)
                    .containsExactly(Kind.TEXT, Kind.TEXT, Kind.DATE, Kind.TEXT, Kind.TEXT);
    }

    @Test
    void isRefusedFromOthers() {
        assertThat(reader.refused(file("libreoffice.xls")).fault).isEqualTo(SheetFault.EXCEL_OLD_OR_LOCKED);
        assertThat(reader.refused(file("libreoffice.ods")).fault).isEqualTo(SheetFault.FORMAT_UNKNOWN);
    }
}
