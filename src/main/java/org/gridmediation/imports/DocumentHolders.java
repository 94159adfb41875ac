package org.gridmediation.imports;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Who has which document; of as many documents as there are rows in a chunk, at once. */
final class DocumentHolders {
    private static final String SEEN =
            "select district, document_fingerprint, id from resident where district = any(?) and document_fingerprint = any(?)";

    private static final String ALL = "select district, document_fingerprint, id from document_holders(?, ?)";

    private DocumentHolders() {}

    /** One document may be on record in several districts. */
    record Document(String district, ByteBuffer fingerprint) {
        static Document of(Draft<?> row, byte[] fingerprint) {
            return new Document(row.district(), ByteBuffer.wrap(fingerprint));
        }
    }

    /** Of these, those whose document somebody has whom the job's post sees; and who that is. */
    static <R> Map<R, UUID> seen(Connection connection, Map<R, Document> rows) throws SQLException {
        var holders = holders(connection, SEEN, rows.values());
        var seen = new HashMap<R, UUID>();
        rows.forEach((row, document) -> {
            if (holders.containsKey(document)) seen.put(row, holders.get(document));
        });
        return seen;
    }

    /** Of these, those whose document somebody else in the district has, whoever sees them, or an earlier one of these is to have. */
    static <R> List<R> taken(Connection connection, Map<R, Document> rows, Function<R, UUID> resident)
            throws SQLException {
        var holders = holders(connection, ALL, rows.values());
        var taken = new ArrayList<R>();
        rows.forEach((row, document) -> {
            var id = resident.apply(row);
            if (!id.equals(holders.computeIfAbsent(document, free -> id))) taken.add(row);
        });
        return taken;
    }

    private static Map<Document, UUID> holders(Connection connection, String sql, Collection<Document> documents)
            throws SQLException {
        var holders = new HashMap<Document, UUID>();
        if (documents.isEmpty()) return holders;
        var each = documents.stream().distinct().toList();
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(
                    1,
                    Sql.texts(connection, each.stream().map(Document::district).distinct()));
            query.setArray(2, Sql.bytes(connection, each.stream().map(document -> document.fingerprint.array())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    holders.put(
                            new Document(row.getString(1), ByteBuffer.wrap(row.getBytes(2))),
                            row.getObject(3, UUID.class));
            }
        }
        return holders;
    }
}
