package org.gridmediation.feed;

import org.gridmediation.access.Staff;
import org.gridmediation.access.StaffDetail;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.AreaDetail;
import org.gridmediation.dispute.DisputeSummary;
import org.gridmediation.mediator.MediatorDetail;
import org.gridmediation.organization.OrganizationDetail;
import org.gridmediation.outcome.OutcomeSummary;
import org.gridmediation.report.ReportSummary;
import org.gridmediation.resident.ResidentSummary;

/** A record as the caller sees it in its list: masked as there. */
record Shown(String record, AreaCode area, Object data) {
    static Shown of(Area a) {
        return new Shown(a.code.value(), a.code, new AreaDetail(a));
    }

    static Shown of(OrganizationDetail o) {
        return new Shown(o.id().toString(), o.area(), o);
    }

    static Shown of(Staff s) {
        return of(new StaffDetail(s));
    }

    static Shown of(StaffDetail s) {
        return new Shown(s.id().toString(), s.area(), s);
    }

    static Shown of(StaffPost p) {
        return new Shown(p.staffId() + "/posts/" + p.id(), p.area(), p);
    }

    static Shown of(MediatorDetail m) {
        return new Shown(m.id().toString(), m.area(), m);
    }

    static Shown of(ResidentSummary r) {
        return new Shown(r.id().toString(), r.area(), r);
    }

    static Shown of(DisputeSummary d) {
        return new Shown(d.id().toString(), d.area(), d);
    }

    static Shown of(ReportSummary r) {
        return new Shown(r.id().toString(), r.area(), r);
    }

    static Shown of(OutcomeSummary o) {
        return new Shown(o.id().toString(), o.area(), o);
    }
}
