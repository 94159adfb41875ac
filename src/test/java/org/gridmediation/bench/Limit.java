package org.gridmediation.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.gridmediation.Superuser;

/**
 * What a request costs without us: the statements that PostgreSQL was sent for one request, read from its log, sent again through plain
 * JDBC on as many connections. Ids and numbers that the request made are made anew each time; whatever else varies is the caller's.
 */
class Limit {
    private static final Pattern LINE = Pattern.compile(
            "^\\S+ \\S+ \\S+ \\[(\\d+)] grid_app (?:(LOG):\\s+execute [^:]+: |DETAIL:\\s+[Pp]arameters: )(.*)$");
    private static final Pattern COLUMNS = Pattern.compile("^insert into \\w+ \\(([^)]*)\\)");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']|'')*)')");
    /** Stands for a number that must be another each time. */
    private static final String SEQUENCE = "(sequence)";

    /** Where a statement's line ended: a comment in it goes no further. */
    private static final char LINE_END = '\u0001';

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Map<String, String> settings;
    private final Path log;

    /** @param sql with ? for each parameter */
    record Statement(String sql, List<String> parameters) {}

    /**
     * What one request made PostgreSQL do: a list of statements for each transaction.
     *
     * @param since when, in milliseconds: what has a later id was made by it
     */
    record Request(List<List<Statement>> transactions, long since) {}

    Limit(Map<String, String> settings, Path log) {
        this.settings = settings;
        this.log = log;
    }

    /** A busy server may take a while to begin to log. */
    Request of(Callable<?> request) throws Exception {
        while (true) {
            var logged = once(request);
            if (!logged.transactions.isEmpty()) return logged;
        }
    }

    private Request once(Callable<?> request) throws Exception {
        logStatements("all");
        var from = (int) Files.size(log);
        var since = System.currentTimeMillis();
        request.call();
        Thread.sleep(300);
        logStatements("none");
        var bytes = Files.readAllBytes(log);
        return new Request(read(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)), since);
    }

    private void logStatements(String which) throws Exception {
        try (var admin = Superuser.connect(settings);
                var statement = admin.createStatement()) {
            // The application's own: Keycloak's statements stand in the same log.
            statement.execute("alter system set log_line_prefix = '%m [%p] %u '");
            statement.execute("alter system set log_statement = '" + which + "'");
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(300);
    }

    private static List<List<Statement>> read(String text) {
        // Each connection's lines by themselves; a statement goes on over lines that begin with a tab.
        var byProcess = new LinkedHashMap<String, List<Statement>>();
        Statement last = null;
        for (var line : text.replace("\n\t", String.valueOf(LINE_END)).split("\n")) {
            var match = LINE.matcher(line);
            if (!match.find()) continue;
            var statements = byProcess.computeIfAbsent(match.group(1), p -> new ArrayList<>());
            if (match.group(2) != null) {
                last = new Statement(
                        match.group(3).replace(LINE_END, '\n').replaceAll("\\$\\d+", "?"), new ArrayList<>());
                statements.add(last);
            } else if (last != null) {
                var values = PARAMETER.matcher(match.group(3));
                while (values.find())
                    last.parameters.add(
                            values.group(2) == null ? null : values.group(2).replace("''", "'"));
                mark(last);
            }
        }
        var transactions = new ArrayList<List<Statement>>();
        for (var statements : byProcess.values()) {
            var current = new ArrayList<Statement>();
            for (var statement : statements) {
                if (statement.sql.matches("(?i)begin.*|commit.*|rollback.*")) {
                    add(transactions, current);
                    current = new ArrayList<>();
                } else current.add(statement);
            }
            add(transactions, current);
        }
        return transactions;
    }

    private static void mark(Statement insert) {
        var columns = COLUMNS.matcher(insert.sql);
        if (!columns.find()) return;
        var place = List.of(columns.group(1).split(",\\s*")).indexOf("sequence");
        if (place >= 0 && insert.parameters.size() > place) insert.parameters.set(place, SEQUENCE);
    }

    private static void add(List<List<Statement>> transactions, List<Statement> statements) {
        var ours =
                statements.stream().noneMatch(s -> s.sql.matches(".*(scheduled_tasks|alter system|pg_reload_conf).*"));
        if (ours && !statements.isEmpty()) transactions.add(statements);
    }

    /** @param varied what stands in the logged request, and what may stand there instead, each time another */
    double perSecond(Request request, int connections, int seconds, Map<String, List<String>> varied) throws Exception {
        var done = new AtomicLong();
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var workers = Executors.newFixedThreadPool(connections);
        var jobs = new ArrayList<Callable<Void>>();
        for (int i = 0; i < connections; i++) {
            jobs.add(() -> {
                try (var connection = connect()) {
                    var prepared = new LinkedHashMap<String, PreparedStatement>();
                    while (System.nanoTime() < until) {
                        replay(connection, prepared, request, varied);
                        done.incrementAndGet();
                    }
                }
                return null;
            });
        }
        try {
            for (var job : workers.invokeAll(jobs)) job.get();
        } finally {
            workers.shutdownNow();
        }
        return done.get() / (double) seconds;
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.put("user", settings.get("grid-mediation.database.user"));
        properties.put("password", settings.get("grid-mediation.database.password"));
        var connection = DriverManager.getConnection(settings.get("grid-mediation.database.url"), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void replay(
            Connection connection,
            Map<String, PreparedStatement> prepared,
            Request request,
            Map<String, List<String>> varied)
            throws SQLException {
        var chosen = new LinkedHashMap<String, String>();
        varied.forEach((value, others) ->
                chosen.put(value, others.get(ThreadLocalRandom.current().nextInt(others.size()))));
        for (var transaction : request.transactions) {
            for (var statement : transaction) {
                var call = prepared.get(statement.sql);
                if (call == null) prepared.put(statement.sql, call = connection.prepareStatement(statement.sql));
                for (int i = 0; i < statement.parameters.size(); i++) {
                    var value = statement.parameters.get(i);
                    if (value == null) call.setNull(i + 1, Types.NULL);
                    else call.setObject(i + 1, fresh(value, chosen, request.since), Types.OTHER);
                }
                if (call.execute()) {
                    try (var rows = call.getResultSet()) {
                        while (rows.next()) rows.getObject(1);
                    }
                }
            }
            connection.commit();
        }
    }

    private static String fresh(String value, Map<String, String> chosen, long since) {
        if (value.matches("WG-\\d{9}-\\d{8}-\\d{4,}|（.*号")) {
            return chosen.computeIfAbsent(
                    value,
                    v -> v + "-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        }
        if (value.equals(SEQUENCE))
            return String.valueOf(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
        if (UUID.matcher(value).matches() && millis(value) >= since) return chosen.computeIfAbsent(value, v -> newId());
        for (var entry : chosen.entrySet()) value = value.replace(entry.getKey(), entry.getValue());
        return value;
    }

    private static long millis(String uuid) {
        return Long.parseLong(uuid.substring(0, 8) + uuid.substring(9, 13), 16);
    }

    private static String newId() {
        var random = ThreadLocalRandom.current();
        return new java.util.UUID(
                        System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000),
                        0x8000000000000000L | random.nextLong() >>> 2)
                .toString();
    }
}
