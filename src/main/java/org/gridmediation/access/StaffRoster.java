package org.gridmediation.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.ChangedResource;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;

/** Finds staff, appoints them to posts and ends these. */
@ApplicationScoped
public class StaffRoster {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    Precondition precondition;

    @Inject
    ChangedResource resource;

    @Inject
    Appointments appointments;

    @Inject
    org.gridmediation.journal.Journal journal;

    Staff get(UUID id) {
        journal.about(id);
        return session.createQuery("from Staff where id = :id", Staff.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    public Staff change(UUID id) {
        var staff = get(id);
        session.refresh(staff, LockModeType.PESSIMISTIC_WRITE);
        precondition.matches(staff.version);
        return staff;
    }

    List<Post> posts(UUID staff) {
        return session.createQuery("from Post where staffId = :staff order by validFrom desc, id desc", Post.class)
                .setParameter("staff", staff)
                .getResultList();
    }

    /** Ids are in the order in which posts were given or proposed. */
    List<PostDetail> posts(UUID staff, RowPaging paging) {
        var after = paging.after(UUID::fromString, RowPaging.LAST_ID);
        var given = session.createQuery("from Post where staffId = :staff and id < :after order by id desc", Post.class)
                .setParameter("staff", staff)
                .setParameter("after", after)
                .setMaxResults(paging.wanted())
                .getResultList();
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
        session.refresh(staff, LockModeType.PESSIMISTIC_WRITE);
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
            resource.is(PostProposalDetail.path(detail.id()), () -> 0);
        } else {
            resource.is("/v1/staff/" + staff.id, () -> staff.version);
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
        if (post.id.equals(caller.post().id()) || !post.validAt(Days.now()) && post.validUntil != null)
            throw Problem.WRONG_STATE.exception(post.validUntil == null ? "ACTING" : "ENDED");
        var now = Days.now();
        post.validUntil = now.isBefore(post.validFrom) ? post.validFrom : now;
        appointments.changed(staff);
    }

    public Paged<StaffDetail> list(AreaCode area, Paging paging) {
        if (area != null) caller.mustCover(area);
        var after = paging.after(1);
        var last = after.isEmpty() ? null : paging.id(after.get(0));
        return paging.page(rows(area, last, paging.limit + 1), StaffDetail::new, s -> List.of(s.id), () -> rows(
                        area, null, Paging.counted())
                .size());
    }

    private List<Staff> rows(AreaCode area, UUID last, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Staff.class);
        var row = query.from(Staff.class);
        var conditions = new ArrayList<Predicate>();
        if (area != null) {
            conditions.add(builder.greaterThanOrEqualTo(row.<AreaCode>get("area"), area));
            conditions.add(builder.lessThan(row.get("area").as(String.class), area.value() + "~"));
        }
        if (last != null) conditions.add(builder.greaterThan(row.<UUID>get("id"), last));
        query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.asc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }
}
