package org.gridmediation.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.access.Role;

/** Who works in the demo: the named accounts of the realm, and officers who fill the other grids. All names say that they are examples. */
record DemoPeople(List<Person> people) {
    static final String SUBDISTRICT = "440103009";

    /** @param username null for officers without an account */
    record Person(UUID id, String name, String sex, String area, String username, List<Post> posts, boolean mediator) {
        String community() {
            return area.length() > 12 ? area.substring(0, 12) : area;
        }
    }

    record Post(Role role, String area) {}

    static UUID id(int kind, long number) {
        return UUID.fromString("00000000-0000-7000-%04x-%012d".formatted(0x8000 + kind, number));
    }

    static DemoPeople of(List<String> communities, Map<String, Integer> grids) {
        var people = new ArrayList<Person>();
        named(people, "lin", "林示例", "FEMALE", "440103009106001", true, Role.GRID_OFFICER);
        named(people, "mai", "麦示例", "FEMALE", "440103009108001", true, Role.GRID_OFFICER);
        named(people, "chen", "陈示例", "MALE", SUBDISTRICT, true, Role.MEDIATOR);
        named(people, "huang", "黄示例", "FEMALE", "440103009106", false, Role.COMMUNITY);
        named(people, "he", "何示例", "FEMALE", SUBDISTRICT, false, Role.SUBDISTRICT);
        named(people, "liang", "梁示例", "MALE", "440103", false, Role.DISTRICT);
        named(people, "zhou", "周示例", "MALE", "4401", false, Role.CITY);
        named(people, "xu", "徐示例", "MALE", "440103010101001", false, Role.GRID_OFFICER);
        named(people, "admin", "管理示例", "FEMALE", "44", false, Role.ADMINISTRATOR);
        named(people, "auditor", "审计示例", "MALE", "44", false, Role.AUDITOR);
        named(people, "resident", "居民示例", "FEMALE", "440103009106001", false, Role.RESIDENT);
        for (var community : communities) {
            if (!community.equals("440103009106")) another(people, "主任", "FEMALE", community, false, Role.COMMUNITY);
            for (int grid = 1; grid <= grids.get(community); grid++) {
                var code = "%s%03d".formatted(community, grid);
                if (people.stream().noneMatch(p -> p.area.equals(code) && p.posts.get(0).role == Role.GRID_OFFICER))
                    another(people, "网格员", grid % 2 == 0 ? "MALE" : "FEMALE", code, grid <= 2, Role.GRID_OFFICER);
            }
        }
        another(people, "调解员", "MALE", SUBDISTRICT, true, Role.MEDIATOR);
        named(people, "admin2", "复核示例", "MALE", "44", false, Role.ADMINISTRATOR);
        return new DemoPeople(people);
    }

    private static void named(
            List<Person> people, String username, String name, String sex, String area, boolean mediator, Role role) {
        people.add(person(people, username, name, sex, area, mediator, role));
    }

    private static void another(
            List<Person> people, String title, String sex, String area, boolean mediator, Role role) {
        people.add(person(people, null, "示例%s%03d".formatted(title, people.size() + 1), sex, area, mediator, role));
    }

    private static Person person(
            List<Person> people, String username, String name, String sex, String area, boolean mediator, Role role) {
        var posts = new ArrayList<Post>();
        posts.add(new Post(role, area));
        if (mediator && role == Role.GRID_OFFICER) posts.add(new Post(Role.MEDIATOR, area.substring(0, 12)));
        return new Person(id(2, people.size() + 1), name, sex, area, username, posts, mediator);
    }

    /** The subjects that the imported realm gives its accounts, by name. */
    static Map<String, String> subjects() {
        try {
            var subjects = new HashMap<String, String>();
            for (var user : new ObjectMapper().readTree(Realm.demo()).get("users"))
                subjects.put(
                        user.path("serviceAccountClientId")
                                .asText(user.get("username").asText()),
                        user.get("id").asText());
            return subjects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
