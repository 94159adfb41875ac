package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every statement on a scoped table names the district (docs/adr/0002): read from what the application asked of PostgreSQL in the tests before. Those that need
 * not are listed in src/test/resources/without-district.txt, each with why. That an entry is of no use any more can only be told by a whole run of the
 * tests (no {@code -Dtest}), and so can that the statements are all there.
 */
class DistrictIT {
    /** A whole run has several times as many. */
    private static final int FEW = 400;

    private final boolean isWhole = System.getProperty("test") == null;

    @Test
    void everyStatementOnAScopedTableNamesTheDistrict() throws IOException {
        assumeTrue(System.getenv("TEST_POSTGRES") == null, "what another PostgreSQL is asked is not kept");
        assumeTrue(isWhole || Statements.areKept(), "no test had a database");
        var statements = Statements.kept();
        if (isWhole) assertThat(statements).hasSizeGreaterThanOrEqualTo(FEW);
        var rule = new DistrictRule(Statements.scopedTables());
        var allowed = allowed();
        var unused = new TreeSet<>(allowed.keySet());
        var wrong = new TreeMap<String, Object>();
        for (var statement : statements) {
            var unnamed = rule.unnamed(statement);
            if (unnamed.isEmpty()) continue;
            var entry = allowed.keySet().stream()
                    .filter(part -> plain(statement).contains(part))
                    .findFirst();
            if (entry.isEmpty()) wrong.put(statement, unnamed);
            else unused.remove(entry.get());
        }
        assertThat(wrong)
                .as("statements, with the tables whose district they do not name")
                .isEmpty();
        if (isWhole) assertThat(unused).as("no statement needs these entries").isEmpty();
    }

    /** Whatever numbers its values have, and however many an `in` had. */
    private static String plain(String statement) {
        return statement.replaceAll("\\$\\d+", "?").replaceAll("\\(\\?(, \\?| /\\*, \\.\\.\\. \\*/)*\\)", "(?)");
    }

    /** Parts of statements, and under each, indented, why. */
    private static Map<String, String> allowed() throws IOException {
        var allowed = new LinkedHashMap<String, String>();
        String part = null;
        for (var line : Files.readAllLines(Path.of("src", "test", "resources", "without-district.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith(" ")) allowed.merge(part, line.strip(), (a, b) -> a + " " + b);
            else allowed.put(part = line.strip(), "");
        }
        assertThat(allowed).allSatisfy((which, why) -> assertThat(why).as(which).isNotBlank());
        return allowed;
    }
}
