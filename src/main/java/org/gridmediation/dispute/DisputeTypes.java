package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.http.Problem;

/** The code table of both lines' types; data, with validity dates. */
@ApplicationScoped
class DisputeTypes {
    @Inject
    EntityManager session;

    List<DisputeType> all() {
        return session.createQuery("from DisputeType order by line, code", DisputeType.class)
                .getResultList();
    }

    void mustBeValid(String justice, String publicOrder, LocalDate day) {
        mustBe(justice, "JUSTICE", "/type", day);
        mustBe(publicOrder, "PUBLIC_ORDER", "/publicOrderType", day);
    }

    private void mustBe(String code, String line, String pointer, LocalDate day) {
        var type = session.find(DisputeType.class, code);
        if (type == null || !type.line.equals(line) || !type.validOn(day))
            throw Problem.RULE_BROKEN.at(pointer, "TYPE_UNKNOWN");
    }
}
