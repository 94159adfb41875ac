package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.RowReader;

/**
 * How rows of a kind are written: first each by itself, on any thread and without the database; then a chunk of them at once.
 *
 * @param <R> what a row says
 */
interface Loader<R> {
    ImportKind kind();

    /** By whom, in what, from where: what all rows of a job have in common. */
    Preparation<R> preparing(ImportJob job, Header header);

    interface Preparation<R> {
        /** @return null when the row cannot be written; the reading then knows why */
        R prepare(RowReader row);
    }

    /** A statement that lists in import_dependent what keeps the job {@code ?1} from being undone. */
    String dependents();

    /** What else does so, by the keys that refer to the records. */
    InboundReferences inboundReferences();

    /** When nothing does; in the job's transaction, which may delete. */
    void undo(Connection connection, ImportJob job) throws SQLException;

    /** Keyed hashes of all that only one record can have, and that this row's would have: whoever has the same meets it. */
    List<byte[]> claims(R record);

    /** And of what must be there before it. */
    default List<byte[]> needs(R record) {
        return claims(record);
    }

    /** In a transaction under the job's post. Each line that is open has its result afterwards. */
    void write(Connection connection, ImportJob job, Header header, List<Line<R>> lines) throws SQLException;
}
