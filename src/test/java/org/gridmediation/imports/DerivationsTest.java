package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.ImportKind.DISPUTES;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.idNumber;
import static org.gridmediation.imports.Sending.mistakes;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.DisputeColumns;
import org.junit.jupiter.api.Test;

/** What a row need not say because it follows from what it says: when this is put right, the case is the one that a new file would bring. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class DerivationsTest {
    /** What is taken when nothing is said, and follows from nothing. */
    private static final List<Column> INDEPENDENT = List.of(DisputeColumns.CASE_NUMBER, DisputeColumns.URGENCY);

    private static final String NO_AGREEMENT = "agreementForm= agreement= agreedAt=";
    private static final String NOBODY = "party3Role= party3Name=";

    /** @param first the cells of the first file beside those of an agreement, @param then what the next one says otherwise */
    private record Correction(String first, String then) {
        Map<String, String> cells(String more) {
            var cells = new LinkedHashMap<String, String>();
            for (var text : List.of(BASE, first, more))
                for (var cell : text.split(" "))
                    if (!cell.isEmpty()) cells.put(cell.split("=")[0], cell.substring(cell.indexOf('=') + 1));
            return cells;
        }

        boolean shows(Column column, Column base) {
            var before = cells("");
            var after = cells(then);
            return Stream.of(1, 2, 3).anyMatch(number -> {
                var cell = numbered(column, number);
                var from = numbered(base, number);
                return after.getOrDefault(cell, "").isEmpty()
                        && !Objects.equals(before.getOrDefault(from, ""), after.getOrDefault(from, ""));
            });
        }

        private static String numbered(Column column, int number) {
            return column.name().startsWith("party")
                    ? "party" + number + column.name().substring(6)
                    : column.name();
        }
    }

    private static final String BASE = "status=AGREED area=" + GRID
            + " type=02 source=PATROL difficulty=SIMPLE title=旧案示例 description=楼道堆放杂物。 reportedAt=2024-03-01T09:30"
            + " agreementForm=WRITTEN agreement=乙方当日清理杂物。 agreedAt=2024-03-10T10:00"
            + " party1Role=APPLICANT party1Name=旧案丙 party2Role=RESPONDENT party2Name=旧案丁";

    private static String committee(String area) {
        return " committee="
                + Sending.text("select name from organization where kind = 'MEDIATION_COMMITTEE' and area = '" + area
                        + "' order by id limit 1");
    }

    private static String resident(int number) {
        return Sending.text(
                "select id from resident where district = '440103' and birth_date < '1990-01-01' order by id limit 1 offset "
                        + number);
    }

    private static List<Correction> corrections() {
        var own = committee("440103009106");
        var declined = NO_AGREEMENT + " status=NOT_ACCEPTED committee= declineReason=PARTY_REFUSES endedAt=2024-03-02";
        var failed = NO_AGREEMENT + " status=FAILED endReason=LARGE_DIFFERENCES endedAt=2024-03-12";
        return Stream.of(
                        new Correction("", "status=FULFILLED fulfilledAt=2024-04-01"),
                        new Correction("status=FULFILLED fulfilledAt=2024-04-01", "status=AGREED fulfilledAt="),
                        new Correction("", failed),
                        new Correction(failed, "status=TERMINATED endReason=PARTY_REFUSES"),
                        new Correction("", "agreedAt=2024-03-12T10:00"),
                        new Correction("", "agreedAt=2024-03-08T10:00"),
                        new Correction("effectiveAt=2024-03-15", "agreementForm=ORAL effectiveAt="),
                        new Correction("", "reportedAt=2024-03-02"),
                        new Correction("", "reportedAt=2024-02-28"),
                        new Correction("", declined),
                        new Correction(declined, "area=440103009106"),
                        new Correction("", "type=05"),
                        new Correction("", committee("440103009").strip()),
                        new Correction("level=GRID", "area=440103009106 level="),
                        new Correction("level=GRID", failed + " level="),
                        new Correction(
                                "status=ARCHIVED outcome=AGREED fulfilment=BREACHED fulfilledAt=2024-04-01 archivedAt=2024-05-01"
                                        + " level=GRID",
                                NO_AGREEMENT
                                        + " outcome=FAILED endReason=LARGE_DIFFERENCES endedAt=2024-03-12 fulfilment= fulfilledAt="
                                        + " level="),
                        new Correction("party1DocumentNumber=" + idNumber(), "party1DocumentNumber=" + idNumber()),
                        new Correction(
                                "party1DocumentNumber=" + idNumber(),
                                "party1DocumentNumber=E12345678 party1DocumentType=PASSPORT"),
                        new Correction("", "party2Name= party2ResidentId=" + resident(0)),
                        new Correction(
                                "party2Name= party2ResidentId=" + resident(0), "party2ResidentId=" + resident(1)),
                        new Correction(
                                "party2Name= party2ResidentId=" + resident(0), "party2Name=旧案丁 party2ResidentId="),
                        new Correction(
                                "party2Kind=ORGANIZATION", "party2Kind= party2Name= party2ResidentId=" + resident(0)),
                        new Correction(
                                "party3Role=THIRD_PARTY party3Name=旧案戊 party3Phone=19900000017 party3Address=示范楼 party3Guardian=旧案己"
                                        + " party3DocumentNumber=" + idNumber(),
                                NOBODY + " party3Phone= party3Address= party3Guardian= party3DocumentNumber="),
                        new Correction(
                                "party3Role=THIRD_PARTY party3Name=旧案公司 party3Kind=ORGANIZATION party3CreditCode=91350100M000100Y43",
                                NOBODY + " party3Kind= party3CreditCode="),
                        new Correction(
                                "party3Role=THIRD_PARTY party3ResidentId=" + resident(2),
                                "party3Role= party3ResidentId="))
                .map(c -> new Correction(c.first.contains("committee=") ? c.first : c.first + own, c.then))
                .toList();
    }

    @Test
    void whatFollowsFromAnotherColumnIsReadAnewWhenThatIsPutRight() {
        var corrections = corrections();
        var word = Api.word();
        var first = new ArrayList<Map<String, String>>();
        var then = new ArrayList<Map<String, String>>();
        for (int i = 0; i < corrections.size(); i++) {
            var correction = corrections.get(i);
            first.add(numbered(correction.cells(""), word + "-" + i + "-"));
            then.add(numbered(correction.cells(correction.then), word + "-" + i + "-"));
            then.add(numbered(correction.cells(correction.then), word + "-" + i + "+"));
        }
        assertThat(mistakes(run("ALL_OR_NOTHING", first))).isEmpty();
        var job = run("VALID_ROWS", then);
        assertThat(mistakes(job)).isEmpty();
        int n = corrections.size();
        assertThat(counts(job)).isEqualTo(2 * n + " " + n + " " + n + " 0 0 0");
        var stored = stored(word);
        assertThat(stored).hasSize(2 * n);
        for (int i = 0; i < n; i++)
            assertThat(stored.get(word + "-" + i + "-"))
                    .as(corrections.get(i).toString())
                    .isEqualTo(stored.get(word + "-" + i + "+"));
    }

    /** A column that may be empty follows from none, or stands in the table, each of whose lines has an example. */
    @Test
    void eachColumnThatMayBeEmptyHasItsExample() {
        assertThat(Stream.concat(
                        INDEPENDENT.stream(), DisputeDerivations.ALL.stream().map(Derivation::column)))
                .containsAll(DisputeColumns.ALL.stream().filter(Column::silent).toList());
        var corrections = corrections();
        var missing = new TreeSet<String>();
        for (var derivation : DisputeDerivations.ALL)
            for (var base : derivation.bases())
                if (corrections.stream().noneMatch(c -> c.shows(derivation.column(), base)))
                    missing.add(derivation.column().name() + " from " + base.name());
        assertThat(missing).isEmpty();
    }

    /** That a case is archived does not say how it ended: what is known of that stays. */
    @Test
    void aCaseThatIsArchivedEndedAsItDid() {
        var number = Api.word();
        var fulfilled = "status=FULFILLED fulfilledAt=2024-04-01 visitedAt=2024-04-02 visitMethod=PHONE satisfaction=5";
        var correction = new Correction(fulfilled + committee("440103009106"), "status=ARCHIVED archivedAt=2024-05-01");
        assertThat(mistakes(run("VALID_ROWS", List.of(numbered(correction.cells(""), number)))))
                .isEmpty();
        assertThat(mistakes(run("VALID_ROWS", List.of(numbered(correction.cells(correction.then), number)))))
                .isEmpty();
        assertThat(stored(number).get(number))
                .containsEntry("fulfilment", "FULFILLED")
                .containsEntry("outcome", "AGREED");
    }

    private static Map<String, String> numbered(Map<String, String> cells, String number) {
        cells.put("caseNumber", number);
        return cells;
    }

    private static com.fasterxml.jackson.databind.JsonNode run(String mode, List<Map<String, String>> rows) {
        var columns = DisputeColumns.ALL.stream()
                .map(Column::name)
                .filter(name -> rows.stream().anyMatch(row -> row.containsKey(name)))
                .toList();
        var lines = rows.stream()
                .map(row -> columns.stream().map(c -> row.getOrDefault(c, "")).collect(Collectors.joining(",")));
        var file =
                Stream.concat(Stream.of(String.join(",", columns)), lines).collect(Collectors.joining("\n", "", "\n"));
        return Sending.run(SCRIPT, DISPUTES, mode, "", file);
    }

    /** What the cases with such numbers say, by number and column. */
    private static Map<String, Map<String, String>> stored(String word) {
        var file = new String(
                Sending.exported(
                        "he",
                        "/v1/exports/full",
                        "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", \"purpose\": \"核对导入后的旧案各栏\", \"area\": \"440103009106\"}"),
                StandardCharsets.UTF_8);
        var lines = file.lines().toList();
        var header = lines.get(0).split(",", -1);
        var stored = new TreeMap<String, Map<String, String>>();
        for (var line : lines) {
            if (!line.contains(word)) continue;
            var cells = line.split(",", -1);
            var row = new TreeMap<String, String>();
            for (int i = 0; i < header.length; i++) row.put(header[i].substring(header[i].indexOf('/') + 1), cells[i]);
            stored.put(row.remove("caseNumber"), row);
            row.keySet().removeAll(List.of("id", "receiptNumber"));
        }
        return stored;
    }
}
