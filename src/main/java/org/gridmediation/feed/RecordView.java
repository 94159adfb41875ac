package org.gridmediation.feed;

import org.gridmediation.access.Staff;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.AreaDetail;
import org.gridmediation.dispute.DisputeSummary;
import org.gridmediation.mediator.MediatorDetail;
import org.gridmediation.organization.OrganizationDetail;
import org.gridmediation.outcome.OutcomeSummary;
import org.gridmediation.report.ReportSummary;
import org.gridmediation.resident.ResidentSummary;
import org.gridmediation.staff.StaffDetail;

/** A record as the caller sees it in its list: masked as there. */
record RecordView(String record, AreaCode area, Object data) {
    static RecordView of(Area a) {
        return new RecordView(a.code.value(), a.code, new AreaDetail(a));
    }

    static RecordView of(OrganizationDetail o) {
        return new RecordView(o.id().toString(), o.area(), o);
    }

    static RecordView of(Staff s) {
        return of(new StaffDetail(s));
    }

    static RecordView of(StaffDetail s) {
        return new RecordView(s.id().toString(), s.area(), s);
    }

    static RecordView of(StaffPost p) {
        return new RecordView(p.staffId() + "/posts/" + p.id(), p.area(), p);
    }

    static RecordView of(MediatorDetail m) {
        return new RecordView(m.id().toString(), m.area(), m);
    }

    static RecordView of(ResidentSummary r) {
        return new RecordView(r.id().toString(), r.area(), r);
    }

    static RecordView of(DisputeSummary d) {
        return new RecordView(d.id().toString(), d.area(), d);
    }

    static RecordView of(ReportSummary r) {
        return new RecordView(r.id().toString(), r.area(), r);
    }

    static RecordView of(OutcomeSummary o) {
        return new RecordView(o.id().toString(), o.area(), o);
    }
}
