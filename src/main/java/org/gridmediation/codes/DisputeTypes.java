package org.gridmediation.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.http.Problem;

/** The code table of both lines' types; data, with validity dates. */
@ApplicationScoped
public class DisputeTypes {
    @Inject
    EntityManager session;

    public List<DisputeType> all() {
        return session.createQuery(
                        "from DisputeType t left join fetch t.mappings order by t.line, t.code", DisputeType.class)
                .getResultList();
    }

    List<DisputeType> of(String line) {
        return all().stream().filter(t -> t.line.equals(line)).toList();
    }

    /** Both codes are stored, never one derived from the other later: what is not given is settled here. */
    public String mustBeValid(String justice, String publicOrder, LocalDate day) {
        var type = mustBe(justice, DisputeType.JUSTICE, "/type", day);
        if (publicOrder != null) return mustBe(publicOrder, DisputeType.PUBLIC_ORDER, "/publicOrderType", day).code;
        return type.publicOrderTypes(day).stream()
                .findFirst()
                .orElseThrow(() -> Problem.RULE_BROKEN.at("/publicOrderType", "NOT_NULL"));
    }

    private DisputeType mustBe(String code, String line, String pointer, LocalDate day) {
        var type = session.find(DisputeType.class, code);
        if (type == null || !type.line.equals(line) || !type.validOn(day))
            throw Problem.RULE_BROKEN.at(pointer, "TYPE_UNKNOWN");
        return type;
    }
}
