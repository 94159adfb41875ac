package org.gridmediation.access;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of the contract and who may call it. The whole policy is the one page {@code access.csv}: a row for each operation, a
 * column for each role.
 *
 * @param personal whether it shows personal data, so that reading it is journalled as a change is
 */
public record Operation(String id, Kind kind, boolean personal, Set<Role> roles) {

    /** LIST pages, GET has an ETag, CREATE takes an Idempotency-Key, CHANGE needs If-Match, ACT creates a part of a resource and needs both. */
    public enum Kind {
        LIST,
        GET,
        READ,
        SEARCH,
        CREATE,
        CHANGE,
        ACT;

        public boolean writes() {
            return this == CREATE || this == CHANGE || this == ACT;
        }

        public boolean conditional() {
            return this == CHANGE || this == ACT;
        }

        /** Whether what it reads or changes has an ETag. */
        public boolean tagged() {
            return this == GET || conditional();
        }

        public boolean idempotent() {
            return this == CREATE || this == ACT;
        }
    }

    private static final class Page {
        static final Map<String, Operation> OPERATIONS = read();
    }

    public static Map<String, Operation> all() {
        return Page.OPERATIONS;
    }

    public static Operation of(String id) {
        return Page.OPERATIONS.get(id);
    }

    public boolean journalled() {
        return personal || kind.writes();
    }

    private static Map<String, Operation> read() {
        var named = NamedCsvRecordHandler.of(names -> names.fieldModifier(FieldModifiers.TRIM));
        try (var page = new InputStreamReader(
                        Operation.class.getResourceAsStream("/access.csv"), StandardCharsets.UTF_8);
                var rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .build(named, page)) {
            var operations = new LinkedHashMap<String, Operation>();
            for (var row : rows) {
                var roles = Stream.of(Role.values())
                        .filter(r -> row.getField(r.realmName()).equals("x"))
                        .collect(Collectors.toUnmodifiableSet());
                var operation = new Operation(
                        row.getField("operation"),
                        Kind.valueOf(row.getField("kind")),
                        row.getField("personal").equals("p"),
                        roles);
                if (operations.put(operation.id(), operation) != null)
                    throw new IllegalStateException(operation.id() + " stands twice in access.csv");
            }
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
