package org.gridmediation.codes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.http.Problem;

/** The code table of both lines' types; data, with validity dates, which only a new program brings: it is read once. */
@ApplicationScoped
public class DisputeTypes {
    private volatile List<DisputeType> all;

    public List<DisputeType> all() {
        var known = all;
        if (known == null)
            all = known = DisputeType.<DisputeType>list(
                    "from DisputeType t left join fetch t.mappings order by t.line, t.code");
        return known;
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
        return of(line).stream()
                .filter(t -> t.code.equals(code) && t.validOn(day))
                .findFirst()
                .orElseThrow(() -> Problem.RULE_BROKEN.at(pointer, "TYPE_UNKNOWN"));
    }
}
