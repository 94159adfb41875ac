package org.gridmediation.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;

/** Reads what is wrong with a job's rows, some thousand at a time: no connection is held while a slow line takes them. */
@ApplicationScoped
class Errors {
    private static final int PAGE = 2000;

    @Inject
    DataSource database;

    Iterator<ImportError> of(ImportJob job) {
        return new Pages(job);
    }

    private record Place(int position, ImportError error) {}

    private final class Pages implements Iterator<ImportError> {
        private final ImportJob job;
        private List<Place> page;
        private int at;

        Pages(ImportJob job) {
            this.job = job;
            page = page(job, -1, -1);
        }

        @Override
        public boolean hasNext() {
            if (at == page.size() && at > 0) {
                var last = page.get(at - 1);
                page = page(job, last.error().row(), last.position());
                at = 0;
            }
            return at < page.size();
        }

        @Override
        public ImportError next() {
            if (!hasNext()) throw new NoSuchElementException();
            return page.get(at++).error();
        }
    }

    private List<Place> page(ImportJob job, int number, int position) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement("""
                            select number, position, field, value, code from import_error
                            where district = ? and job_id = ? and (number, position) > (?, ?) order by number, position limit ?""")) {
                query.setString(1, job.district);
                query.setObject(2, job.id);
                query.setInt(3, number);
                query.setInt(4, position);
                query.setInt(5, PAGE);
                var page = new ArrayList<Place>();
                try (var row = query.executeQuery()) {
                    while (row.next())
                        page.add(new Place(
                                row.getInt(2),
                                ImportError.of(
                                        job.kind,
                                        row.getInt(1),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5))));
                }
                return page;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
