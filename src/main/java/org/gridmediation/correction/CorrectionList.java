package org.gridmediation.correction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Lists corrections, newest first. */
@ApplicationScoped
class CorrectionList {
    private static final KeysetList<Correction> LATEST =
            KeysetList.descending(Correction.class, KeysetList.time("at", c -> c.at), KeysetList.id("id", c -> c.id));

    @Inject
    Caller caller;

    Paged<CorrectionSummary> list(CorrectionFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var now = Days.now();
        var conditions = new Conditions()
                .and("kind in :kinds", "kinds", RecordKind.readBy(caller.post()))
                .equal("kind", filter.kind)
                .equal("recordId", filter.recordId)
                .equal("state", filter.state);
        if (filter.late) conditions.and("missed > 0 or dueAt <= :now", "now", now);
        // What the caller flagged may lie beside their area: a dispute that they were let read.
        if (!filter.mine || filter.area != null) conditions.inArea(filter.area == null ? caller.area() : filter.area);
        else conditions.inOneDistrict("", caller.area());
        if (filter.mine) mine(conditions);
        return LATEST.page(conditions, paging, c -> new CorrectionSummary(c, now));
    }

    private void mine(Conditions conditions) {
        var client = caller.post().clientId();
        conditions.equal("byArea", caller.area()).equal("byRole", caller.post().role());
        if (client == null) conditions.and("byClient is null");
        else conditions.equal("byClient", client);
    }
}
