package org.gridmediation.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Post;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.gridmediation.records.Records;

/** Finds staff, appoints them to posts and ends these. */
@ApplicationScoped
public class StaffRoster extends Records<Staff, UUID> {
    private static final KeysetList<Staff> BY_ID = KeysetList.ascending(Staff.class, KeysetList.id("id", s -> s.id));

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    Appointments appointments;

    @Override
    protected String path(Staff staff) {
        return "/v1/staff/" + staff.id;
    }

    @Override
    protected int version(Staff staff) {
        return staff.version;
    }

    List<Post> posts(UUID staff) {
        return Post.<Post>list("staffId = ?1 order by validFrom desc, id desc", staff);
    }

    /** Ids are in the order in which posts were given or proposed. */
    List<PostDetail> posts(UUID staff, RowPaging paging) {
        var after = paging.after(UUID::fromString, RowPaging.LAST_ID);
        var given = Post.<Post>find("staffId = ?1 and id < ?2 order by id desc", staff, after)
                .page(0, paging.wanted())
                .list();
        var proposed = appointments.open(List.of(staff)).stream()
                .filter(p -> p.id.toString().compareTo(after.toString()) < 0);
        var rows = Stream.concat(proposed.map(PostDetail::new), given.stream().map(PostDetail::new))
                .sorted(Comparator.comparing((PostDetail p) -> p.id().toString())
                        .reversed())
                .limit(paging.wanted())
                .toList();
        return paging.rows(rows, p -> p, PostDetail::id);
    }

    PostDetail appoint(Staff staff, NewPost form) {
        caller.mustCover(form.area());
        areas.mustTakeRecords(form.area());
        if (form.role().isForClients()) throw Problem.RULE_BROKEN.at("/role", "ROLE_FOR_CLIENTS");
        if (!form.role().standsAt(form.area().tier())) throw Problem.RULE_BROKEN.at("/area", "ROLE_OF_OTHER_TIER");
        entities.refresh(staff, LockModeType.PESSIMISTIC_WRITE);
        var from = form.validFrom() == null ? Days.now() : form.validFrom();
        if (form.validUntil() != null && form.validUntil().isBefore(from))
            throw Problem.RULE_BROKEN.at("/validUntil", "BEFORE_ITS_START");
        var post = new Post();
        post.staffId = staff.id;
        post.subject = staff.subject;
        post.role = form.role();
        post.area = form.area();
        post.organizationId = form.organizationId();
        post.main = Boolean.TRUE.equals(form.main());
        post.validFrom = from;
        post.validUntil = form.validUntil();
        var detail = appointments.appoint(post, "/role");
        if (detail.proposed()) {
            changed.is(PostProposalDetail.path(detail.id()), () -> 0);
        } else {
            changed.is("/v1/staff/" + staff.id, () -> staff.version);
            appointments.changed(staff);
        }
        return detail;
    }

    void dismiss(Staff staff, UUID postId) {
        var post = posts(staff.id).stream()
                .filter(p -> p.id.equals(postId))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
        caller.mustCover(post.area);
        if (post.id.equals(caller.post().id())) throw Problem.WRONG_STATE.exception("ACTING");
        if (!post.end(Days.now())) throw Problem.WRONG_STATE.exception("ENDED");
        appointments.changed(staff);
    }

    public Paged<StaffDetail> list(AreaCode area, Paging paging) {
        if (area != null) caller.mustCover(area);
        return BY_ID.page(new Conditions().within("area", area), paging, StaffDetail::new);
    }
}
