package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmediation.dispute.DisputePart;
import org.gridmediation.dispute.PartLimit;
import org.junit.jupiter.api.Test;

/** A dispute has at most 1,000 of each kind of entry. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PartLimitTest {
    /** What needs no limit of its own, and why. */
    private static final Set<String> BOUND_OTHERWISE = Set.of(
            // Parties have their own limit of 50, and tags one of their request.
            "Party",
            "DisputeTag",
            // One for each party and kind, or for each agreement, which has 50 at most.
            "AgreementMark",
            "FactMark",
            "Obligation",
            // A refusal and a withdrawal wait for nothing, and end it.
            "Answer",
            "Withdrawal",
            // Mediation has to end in one; they are read in pages.
            "Outcome",
            "TimelineEntry",
            // With a session, which has 50 at most; the sum is bound.
            "Fact",
            // One of each acceptance, assignment, archiving or deadline.
            "Decision",
            "Conflict",
            "MissingDocument",
            "Clock",
            "ClockEvent",
            "Key",
            // Read in pages.
            "Correction",
            "CorrectionEvent");

    @Inject
    EntityManager entities;

    @Test
    void everyKindOfPartIsBound() {
        var parts = entities.getMetamodel().getEntities().stream()
                .filter(e -> DisputePart.class.isAssignableFrom(e.getJavaType()))
                .map(EntityType::getName)
                .collect(Collectors.toSet());
        var bound = new ArrayList<>(PartLimit.ADDS.values());
        bound.addAll(BOUND_OTHERWISE);
        assertThat(bound).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void theThousandAndFirstContactIsRefusedAndNotOffered() throws SQLException {
        var dispute = Given.dispute();
        var party = dispute + "/parties/" + Given.parties(dispute).get(0);
        var called = "{\"method\": \"PHONE\", \"result\": \"REACHED\"}";
        Api.act("lin", dispute, party.substring(dispute.length()) + "/contacts", called)
                .statusCode(201);
        repeat(dispute, "dispute_contact", 998);
        Api.get("lin", dispute).body("allowedActions", hasItem("recordContact"));
        Api.act("lin", dispute, party.substring(dispute.length()) + "/contacts", called)
                .statusCode(201);
        Api.get("lin", dispute).body("allowedActions", not(hasItem("recordContact")));
        Api.act("lin", dispute, party.substring(dispute.length()) + "/contacts", called)
                .statusCode(409)
                .body("code", equalTo("TOO_MANY_OF_DISPUTE"));
        // Of another kind there is room.
        Api.act("lin", dispute, party.substring(dispute.length()) + "/notices", """
                {"kind": "PERSONAL_DATA", "version": "1", "method": "PHONE", "acknowledged": true}""")
                .statusCode(201);
    }

    @Test
    void soIsTheNoteThatNoStepTellsOf() throws SQLException {
        var dispute = Given.assigned(Given.dispute());
        Api.act("lin", dispute, "/notes", "{\"text\": \"第一条。\"}").statusCode(201);
        repeat(dispute, "dispute_note", 999);
        Api.act("lin", dispute, "/notes", "{\"text\": \"又一条。\"}")
                .statusCode(409)
                .body("code", equalTo("TOO_MANY_OF_DISPUTE"));
    }

    @Test
    void factsAreCountedOverAllSessions() throws SQLException {
        var dispute = Given.assigned(Given.dispute());
        var session =
                "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + ", \"undisputedFacts\": [\"灯亮。\"]}";
        try (var admin = Superuser.connect(Embedded.settings());
                var statement = admin.createStatement()) {
            statement.execute("update dispute set facts = 999 where id = '" + id(dispute) + "'");
        }
        Api.act("lin", dispute, "/sessions", session).statusCode(201);
        Api.act("lin", dispute, "/sessions", session).statusCode(409).body("code", equalTo("TOO_MANY_OF_DISPUTE"));
    }

    /** Copies of its one row, each of which would be a step. */
    private static void repeat(String dispute, String table, int times) throws SQLException {
        try (var admin = Superuser.connect(Embedded.settings());
                var statement = admin.createStatement()) {
            statement.execute("""
                    insert into %1$s select (jsonb_populate_record(null::%1$s, to_jsonb(p) || jsonb_build_object('id', gen_random_uuid()))).*
                    from %1$s p, generate_series(1, %2$d) where p.dispute_id = '%3$s'""".formatted(table, times, id(dispute)));
            statement.execute("update dispute set steps = steps + 1000 where id = '" + id(dispute) + "'");
        }
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }
}
