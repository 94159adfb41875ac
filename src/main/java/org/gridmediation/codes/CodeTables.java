package org.gridmediation.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** The code tables, and what a district makes of them for itself. */
@ApplicationScoped
public class CodeTables {
    public static final String DIFFICULTIES = CodeTable.DIFFICULTIES;
    public static final String JOINT_MECHANISMS = "joint-mechanisms";
    public static final String TAGS = CodeTable.TAGS;
    /** After the codes that hold everywhere. */
    private static final int LAST = 1000;

    @Inject
    EntityManager entities;

    @Inject
    DisputeTypes types;

    @Inject
    Areas areas;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    List<CodeTable> all() {
        return CodeTable.<CodeTable>list("order by name");
    }

    CodeTable get(String name) {
        // Not everything that may stand in a path can be asked for.
        var table = name.matches("[a-z-]+") ? CodeTable.<CodeTable>findById(name) : null;
        if (table == null) throw Problem.NOT_FOUND.exception();
        return table;
    }

    /** All that ever held for the district, or what is in force there on a day. */
    List<CodeDetail> codes(CodeTable table, AreaCode area, LocalDate on) {
        if (table.line != null)
            return types.of(table.line).stream()
                    .filter(t -> on == null || t.validOn(on))
                    .map(t -> new CodeDetail(t, on == null ? Days.today() : on))
                    .toList();
        var codes = on == null ? known(table.name, area) : inForce(table.name, area, on);
        return codes.stream().map(CodeDetail::new).toList();
    }

    /** A district's own version of a code stands before the one that holds everywhere, and a later before an earlier one. */
    public List<Code> inForce(String table, AreaCode area, LocalDate day) {
        var latest = new LinkedHashMap<String, Code>();
        known(table, area).stream().filter(c -> !c.validFrom.isAfter(day)).forEach(c -> latest.put(c.code, c));
        return latest.values().stream().filter(c -> c.validOn(day)).toList();
    }

    public boolean isInForce(String table, String code, AreaCode area, LocalDate day) {
        return inForce(table, area, day).stream().anyMatch(c -> c.code.equals(code));
    }

    private List<Code> known(String table, AreaCode area) {
        var district = area.tier().digits < Tier.DISTRICT.digits ? null : area.at(Tier.DISTRICT);
        return Code.<Code>list(
                "codeTable = ?1 and (district is null or district = ?2) order by position, code, district nulls first, validFrom",
                table,
                district);
    }

    Code getCode(String table, UUID id) {
        journal.about(id);
        var code = Code.<Code>findById(id);
        if (code == null || !code.codeTable.equals(table)) throw Problem.NOT_FOUND.exception();
        return code;
    }

    Code create(CodeTable table, NewCode form) {
        caller.mustCover(form.area());
        areas.mustTakeRecords(form.area());
        if (form.area().tier() != Tier.DISTRICT) throw Problem.RULE_BROKEN.at("/area", "AREA_NOT_A_DISTRICT");
        var everywhere = Code.<Code>find("codeTable = ?1 and code = ?2 and district is null", table.name, form.code())
                .firstResultOptional()
                .orElse(null);
        var faults = new Faults();
        faults.addIf(table.editing == EditRight.NONE, "/code", "TABLE_FIXED");
        faults.addIf(table.editing == EditRight.EXISTING && everywhere == null, "/code", "CODE_UNKNOWN");
        faults.raise();
        var code = new Code();
        code.codeTable = table.name;
        code.code = form.code();
        code.district = form.area();
        code.validFrom = form.validFrom();
        code.position = everywhere == null ? LAST : everywhere.position;
        code.returnColumn = everywhere == null ? null : everywhere.returnColumn;
        describe(code, form.described());
        Problem.DUPLICATE_CODE.unlessFree(Code.<Code>find(
                        "select id from Code where codeTable = ?1 and code = ?2 and district = ?3 and validFrom = ?4",
                        table.name,
                        form.code(),
                        form.area(),
                        form.validFrom())
                .project(UUID.class)
                .stream()
                .map(id -> "/v1/code-tables/" + table.name + "/codes/" + id));
        code.persist();
        entities.flush();
        journal.about(code.id);
        return code;
    }

    Code change(String table, UUID id, CodeChange form) {
        var code = getCode(table, id);
        // What holds everywhere comes with the program.
        if (code.district == null) throw Problem.AREA_NOT_YOURS.exception();
        caller.mustCover(code.district);
        entities.refresh(code, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(code.version);
        describe(code, form);
        entities.flush();
        return code;
    }

    private void describe(Code code, CodeChange form) {
        code.describe(form);
        if (form.type() != null) types.mustBeValid(form.type(), form.publicOrderType(), code.validFrom);
    }
}
