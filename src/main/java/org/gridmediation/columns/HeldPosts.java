package org.gridmediation.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.records.SqlTemplate;

/** Posts as one cell tells them: role and area of each, a star behind the main one. */
public record HeldPosts(List<Held> all) {
    public static final Map<String, Role> WORDS = Map.of(
            "网格员", Role.GRID_OFFICER,
            "调解员", Role.MEDIATOR,
            "社区", Role.COMMUNITY,
            "街道", Role.SUBDISTRICT,
            "区县", Role.DISTRICT,
            "市", Role.CITY,
            "管理员", Role.ADMINISTRATOR,
            "审计员", Role.AUDITOR,
            "居民", Role.RESIDENT);

    /** How SQL tells the same text. */
    public static final String SQL = SqlTemplate.fill(
            """
            (select string_agg(distinct {post}, '；' order by {post})
             from post p where p.staff_id = x.id and p.valid_from <= now() and (p.valid_until is null or p.valid_until > now()))""", Map.of("post", "(p.role || ' ' || p.area || case when p.main then '*' else '' end) collate \"C\""));

    private static final Pattern HELD = Pattern.compile("(\\S+?)\\s+(\\d{2,15})\\s*(\\*?)");

    public record Held(Role role, AreaCode area, boolean main) {
        static Held of(String text) {
            var parts = HELD.matcher(text);
            if (!parts.matches()) throw new IllegalArgumentException("POST_FORMAT");
            return new Held(
                    role(parts.group(1)),
                    new AreaCode(parts.group(2)),
                    !parts.group(3).isEmpty());
        }

        private static Role role(String word) {
            return Stream.of(Role.values())
                    .filter(role -> role.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseGet(() -> {
                        if (!WORDS.containsKey(word)) throw new IllegalArgumentException("UNKNOWN_VALUE");
                        return WORDS.get(word);
                    });
        }

        @Override
        public String toString() {
            return role + " " + area + (main ? "*" : "");
        }
    }

    /** @throws IllegalArgumentException with the code of what is wrong */
    public static HeldPosts of(List<String> texts) {
        var sorted = new TreeSet<String>();
        texts.forEach(text -> sorted.add(Held.of(text).toString()));
        var all = new ArrayList<Held>();
        sorted.forEach(text -> all.add(Held.of(text)));
        return new HeldPosts(List.copyOf(all));
    }

    public String text() {
        return CellForm.joined(all.stream().map(Held::toString).toList());
    }
}
