package org.gridmediation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A statement names the district of every scoped table that it reads or changes: by a value, a list or a range of them, or as that of another table. Then
 * Citus, which spreads the tables by it, sends the statement to one shard, or joins what lies on the same one. What is inserted has a district anyway.
 */
final class DistrictRule {
    private static final Pattern TOKEN = Pattern.compile("'[^']*+'|\"[^\"]*\"|[$]?\\w+|[<>=!|]+|\\S");
    private static final Set<String> QUERIES = Set.of("select", "with", "insert", "update", "delete", "values");
    private static final Set<String> COMPARISONS = Set.of("=", "in", "between", ">=", "<=", ">", "<");
    /** What comes after a table and is not its alias. */
    private static final Set<String> CLAUSES = Set.of(
            "where",
            "set",
            "on",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "returning",
            "for",
            "window",
            "values",
            "default");

    private static final Set<String> JOINS =
            Set.of("join", "left", "right", "full", "inner", "cross", "natural", "using", "tablesample");
    private static final Set<String> SETS = Set.of("union", "except", "intersect");

    private final Set<String> scoped;

    DistrictRule(Set<String> scoped) {
        this.scoped = scoped;
    }

    /** The tables whose district this statement does not name. */
    Set<String> unnamed(String statement) {
        return new Statement(statement).unnamed();
    }

    private static final class Table {
        final String name;
        String alias;
        boolean isNamed;

        Table(String name) {
            this.name = name;
            alias = name;
        }
    }

    /** One select, or whatever else has tables of its own. */
    private static final class Query {
        final Query around;
        final List<Table> tables = new ArrayList<>();

        Query(Query around) {
            this.around = around;
        }
    }

    /** What is between two parentheses. */
    private static final class Group {
        final Query query;
        final int start;
        final boolean isQuery;
        boolean tableNext;
        boolean isFrom;
        boolean isSet;

        Group(Query query, int start, boolean isQuery) {
            this.query = query;
            this.start = start;
            this.isQuery = isQuery;
        }
    }

    private final class Statement {
        final List<String> tokens = new ArrayList<>();
        final List<Query> queries = new ArrayList<>();
        final Set<String> withs = new HashSet<>();
        final List<Runnable> mentions = new ArrayList<>();
        final Deque<Group> groups = new ArrayDeque<>();

        Statement(String text) {
            var matcher = TOKEN.matcher(text.toLowerCase());
            while (matcher.find()) tokens.add(matcher.group());
            for (int i = 0; i < tokens.size(); i++)
                if (is(i, "as") && (is(i + 1, "(") || is(i + 1, "materialized") || is(i + 2, "materialized")))
                    withs.add(nameBefore(i));
        }

        boolean is(int i, String word) {
            return i >= 0 && i < tokens.size() && tokens.get(i).equals(word);
        }

        /** {@code name as (} or {@code name (columns) as (}. */
        String nameBefore(int as) {
            int i = as - 1;
            if (is(i, ")")) while (i > 0 && !is(i, "(")) i--;
            return i < 0 ? "" : tokens.get(is(i, "(") ? i - 1 : i);
        }

        Set<String> unnamed() {
            groups.push(new Group(query(null), 0, true));
            for (int i = 0; i < tokens.size(); i++) i = read(i);
            // Aliases are known now, also those that come after their first mention.
            mentions.forEach(Runnable::run);
            var unnamed = new TreeSet<String>();
            for (var query : queries)
                for (var table : query.tables)
                    if (!table.isNamed && scoped.contains(table.name))
                        unnamed.add(table.name + (table.alias.equals(table.name) ? "" : " " + table.alias));
            return unnamed;
        }

        Query query(Query around) {
            var query = new Query(around);
            queries.add(query);
            return query;
        }

        /** @return the last token that was read */
        int read(int i) {
            var group = groups.peek();
            var token = tokens.get(i);
            switch (token) {
                case "(" -> open(i, group);
                case ")" -> groups.pop();
                case "," -> group.tableNext = group.isFrom;
                case "from", "join", "using" -> {
                    // extract(year from at), and `is distinct from`.
                    if (token.equals("from") && (!group.isQuery || is(i - 1, "distinct"))) return i;
                    group.isFrom = true;
                    group.isSet = false;
                    group.tableNext = !is(i + 1, "(") || !token.equals("using");
                    if (!group.tableNext) joined(i + 1, group);
                }
                // Not that of `for update of x`, nor of `on conflict do update set`.
                case "update" -> group.tableNext = !is(i - 1, "for") && !is(i - 1, "key") && !is(i - 1, "do");
                case "into" -> {
                    // The columns say where its rows go.
                    int columns = is(i + 2, "as") ? i + 4 : i + 2;
                    var table = table(i + 1, group);
                    table.isNamed = is(columns, "(")
                            && tokens.subList(columns, closing(columns)).contains("district");
                    return i + 1;
                }
                case "only", "lateral" -> {}
                case "district" -> mention(i, group);
                default -> {
                    if (SETS.contains(token)) next(group);
                    else if (CLAUSES.contains(token)) {
                        group.isFrom = false;
                        group.tableNext = false;
                        group.isSet = token.equals("set");
                    } else if (group.tableNext) return aliased(i, group);
                }
            }
            return i;
        }

        void open(int i, Group group) {
            boolean isQuery = i + 1 < tokens.size() && QUERIES.contains(tokens.get(i + 1));
            var inner = new Group(isQuery ? query(group.query) : group.query, i, isQuery);
            // Tables in parentheses: from (a join b on …)
            inner.isFrom = inner.tableNext = group.tableNext && !isQuery;
            group.tableNext = false;
            groups.push(inner);
        }

        /** What comes after a union is a select of its own. */
        void next(Group group) {
            groups.pop();
            groups.push(new Group(query(group.query.around), group.start, true));
        }

        int closing(int open) {
            int depth = 0;
            for (int i = open; i < tokens.size(); i++) {
                if (is(i, "(")) depth++;
                if (is(i, ")") && --depth == 0) return i;
            }
            return tokens.size() - 1;
        }

        Table table(int i, Group group) {
            var name = tokens.get(i);
            // A function, or what a with has named.
            var table = new Table(withs.contains(name) || is(i + 1, "(") && !is(i - 1, "into") ? "" : name);
            table.alias = name;
            group.query.tables.add(table);
            group.tableNext = false;
            return table;
        }

        int aliased(int i, Group group) {
            var table = table(i, group);
            int alias = is(i + 1, "as") ? i + 2 : i + 1;
            if (alias >= tokens.size()) return i;
            var word = tokens.get(alias);
            if (!word.matches("[a-z_]\\w*") || CLAUSES.contains(word) || JOINS.contains(word) || SETS.contains(word))
                return i;
            table.alias = word;
            return alias;
        }

        /** using (district, …) */
        void joined(int open, Group group) {
            if (tokens.subList(open, closing(open)).contains("district"))
                mentions.add(() -> group.query.tables.forEach(table -> table.isNamed = true));
        }

        void mention(int i, Group group) {
            if (group.isSet) return;
            var owner = is(i - 1, ".") ? tokens.get(i - 2) : null;
            int start = owner == null ? i : i - 2;
            if (isCompared(start, i) || isInComparedRow(group, start, i)) mentions.add(() -> name(group.query, owner));
        }

        boolean isCompared(int start, int end) {
            return end + 1 < tokens.size() && COMPARISONS.contains(tokens.get(end + 1)) || is(start - 1, "=");
        }

        /** (x.district, x.id) = (…) */
        boolean isInComparedRow(Group group, int start, int end) {
            boolean isItem = (is(start - 1, "(") || is(start - 1, ",")) && (is(end + 1, ")") || is(end + 1, ","));
            if (!isItem || group.isFrom) return false;
            boolean isCall = group.start > 0
                    && tokens.get(group.start - 1).matches("\\w+")
                    && !Set.of("where", "and", "or", "on", "not", "in").contains(tokens.get(group.start - 1));
            int close = closing(group.start);
            return !isCall && (is(close + 1, "=") || is(close + 1, "in") || is(group.start - 1, "="));
        }

        void name(Query query, String owner) {
            for (var q = query; q != null; q = q.around) {
                boolean found = false;
                for (var table : q.tables)
                    if (owner == null || table.alias.equals(owner)) {
                        table.isNamed = true;
                        found = true;
                    }
                if (found) return;
            }
        }
    }
}
