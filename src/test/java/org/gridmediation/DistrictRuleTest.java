package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictRuleTest {
    private final DistrictRule rule = new DistrictRule(Set.of("dispute", "dispute_party", "clock", "change"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from dispute where district = $1 and id = $2",
                "select d.id from dispute d where d.district in ($1 /*, ... */) and d.id = $2",
                "select id from dispute where district between $1 and $2",
                "select d1_0.id from dispute d1_0 where (d1_0.id,d1_0.district)=($1,$2)",
                "delete from dispute_party where (district, dispute_id) in (select t.district, t.id from import_dispute t)",
                "select d.id from dispute d join dispute_party p on p.dispute_id = d.id and p.district = d.district where d.district = $1",
                "select d.id from dispute d join dispute_party p using (district, dispute_id)",
                "select d.id from dispute d where exists (select from dispute_party p where p.dispute_id = d.id and p.district = d.district)",
                "update dispute d set version = d.version + $1 from import_dispute t where d.id = t.id and d.district = t.district",
                "select id from dispute where district = $1 union all select dispute_id from dispute_party where district = $2",
                "insert into dispute (id, district) values ($1, $2) on conflict (id, district) do update set id = $3",
                "insert into dispute as d (id, district) select id, district from import_dispute on conflict (id, district) do update set id = d.id",
                "insert into dispute (id, area, district) select id, area, left(area, $1) from import_dispute",
                "with change (area) as (select area from resident) select area from change",
                "select $1 from dispute where district = $2 order by id for no key update",
                "select code, change, clock from area where code = $1",
                "select extract($1 from clock), district from area, staff s where s.name = 'from dispute'",
            })
    void theDistrictOfEveryTableIsNamed(String statement) {
        assertThat(rule.unnamed(statement)).isEmpty();
    }

    @Test
    void oneOfSeveralThatIsNotIsFound() {
        finds("select id, district from dispute where id = $1 order by district", "dispute");
        finds("select d.id from dispute d where d.district <> $1", "dispute d");
        finds("update dispute set district = $1 where id = $2", "dispute");
        finds(
                "select d.id from dispute d join dispute_party p on p.dispute_id = d.id where d.district = $1",
                "dispute_party p");
        finds("select d.id from dispute as d, clock where d.district = $1 and clock.id = d.id", "clock");
        finds("delete from dispute_party where district = $1 and dispute_id in (select id from dispute)", "dispute");
        finds(
                "select id from dispute where id in (select dispute_id from dispute_party where district = $1)",
                "dispute");
        finds("select id from dispute where district = $1 union select dispute_id from clock where due < $2", "clock");
        finds("insert into dispute select d.* from import_dispute d", "dispute");
        finds(
                "insert into dispute_party (id, district) select c.id, c.district from clock c where c.due < $1",
                "clock c");
        finds("select x.id from dispute x where x.id = $1 for update of x", "dispute x");
        finds(
                "with due as (select id from clock where due < $1) select d.id from due join dispute d on d.id = due.id and d.district = $2",
                "clock");
        finds("select x.id from (dispute x left join clock c on c.dispute_id = x.id) where x.district = $1", "clock c");
    }

    private void finds(String statement, String table) {
        assertThat(rule.unnamed(statement)).as(statement).containsExactly(table);
    }
}
