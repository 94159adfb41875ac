package org.gridmediation.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.AssignmentMode;
import org.gridmediation.dispute.Assignments;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.Difficulty;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeRegistration;
import org.gridmediation.dispute.Mediation;
import org.gridmediation.dispute.NewDispute;
import org.gridmediation.dispute.NewParty;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.RightsNotice;
import org.gridmediation.dispute.Settlement;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Urgency;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;
import org.gridmediation.outcome.EndOfMediation;
import org.gridmediation.outcome.Outcome;
import org.gridmediation.privacy.Vault;
import org.gridmediation.resident.IdentityDocument;
import org.gridmediation.statistics.Population;

/** Some 300 residents whom nobody can mistake for real people, and a year of disputes among them. Always the same. */
@ApplicationScoped
class DemoCases {
    private static final int RESIDENTS = 300;
    private static final int DISPUTES = 60;
    private static final Instant START = Instant.parse("2025-11-03T02:00:00Z");
    private static final String[][] MATTERS = {
        {"楼上夜间噪音", "楼上住户夜间走动、拖动家具声较大，影响休息。", "双方同意二十二时后不拖动家具，加装脚垫。", "02", "Z02", "NOISE"},
        {"楼道堆物", "楼道堆放杂物，邻居出入不便。", "当日清理杂物，今后不再堆放。", "02", "Z02", "COMMON_SPACE"},
        {"空调滴水", "空调冷凝水滴到楼下雨棚，声响扰民。", "一周内接驳排水管。", "02", "Z02", "WATER_LEAK"},
        {"装修噪音", "装修施工时间过长，影响邻居午休。", "施工改为上午九时至十一时半，周末停工。", "02", "Z02", "NOISE"},
        {"天花渗水", "楼上卫生间渗水至楼下天花。", "楼上一个月内重做防水，并补偿粉刷费用。", "02", "Z05", "WATER_LEAK"},
        {"物业收费争议", "住户对公共电费分摊有异议。", "物业公示明细，住户按核定数额缴纳。", "14", "Z06", "PROPERTY_MANAGEMENT"},
        {"家庭琐事争执", "家庭成员因照料老人分工发生争执。", "兄妹轮流照料，每月商议一次。", "01", "Z01", null},
        {"退货纠纷", "顾客与店铺因退货发生争执。", "店铺当场退款。", "11c", "Z06", null},
    };

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @Inject
    DisputeRegistration disputeRegistration;

    @Inject
    Mediation mediation;

    @Inject
    Assignments assignments;

    @Inject
    EndOfMediation endOfMediation;

    @Inject
    DemoExamples examples;

    @Inject
    Population population;

    void load(Connection connection, List<String> grids) throws SQLException {
        var residents = residents(connection, grids);
        // The account `resident` is one of its grid's first residents, and so a party to some of the demo's disputes.
        Staff.update("residentId = ?1 where username = 'resident'", residents.get(grids.indexOf("440103009106001")));
        population.countNew();
        for (int i = 0; i < DISPUTES; i++) dispute(i, grids.get(i * 8 % grids.size()), residents, grids);
        caller.assume(CallerPost.ofSystem(new AreaCode("44")));
        examples.load(connection);
        entities.flush();
        Dispute.update("demo = true");
        Outcome.update("demo = true");
    }

    private List<UUID> residents(Connection connection, List<String> grids) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var phones = new DemoRows(
                        connection,
                        "resident_phone",
                        "id, resident_id, area, district, position, sealed, fingerprint");
                var residents = new DemoRows(
                        connection,
                        "resident",
                        "id, area, district, name, sex, birth_date, document_type, document_sealed, document_fingerprint, address, household, demo, created_at")) {
            for (int i = 0; i < RESIDENTS; i++) {
                var id = DemoPeople.id(6, i + 1);
                ids.add(id);
                var grid = grids.get(i % grids.size());
                var born = LocalDate.of(1940 + i % 80, 1 + i % 12, 1 + i % 28);
                // 999999 is no place: no real card starts with it.
                var seventeen = "999999" + born.toString().replace("-", "") + "%03d".formatted(i);
                var number = seventeen + IdentityDocument.checkDigit(seventeen);
                residents.add(
                        id,
                        grid,
                        grid.substring(0, 6),
                        "示例居民%03d".formatted(i + 1),
                        i % 2 == 0 ? "FEMALE" : "MALE",
                        born,
                        "RESIDENT_ID",
                        vault.seal(number),
                        vault.fingerprint("RESIDENT_ID:" + number),
                        "演示地址%d号".formatted(i + 1),
                        "H%s%03d".formatted(grid.substring(6), i / 3),
                        true,
                        OffsetDateTime.ofInstant(START, ZoneOffset.UTC));
                var phone = "+861990000%04d".formatted(i);
                phones.add(
                        DemoPeople.id(7, i + 1),
                        id,
                        grid,
                        grid.substring(0, 6),
                        0,
                        vault.seal(phone),
                        vault.fingerprint(phone));
            }
        }
        return ids;
    }

    private void dispute(int i, String grid, List<UUID> residents, List<String> grids) {
        var matter = MATTERS[i % MATTERS.length];
        var at = START.plus(i * 6L, ChronoUnit.DAYS).plus(i * 37L % 480, ChronoUnit.MINUTES);
        var area = new AreaCode(grid);
        caller.assume(CallerPost.ofSystem(new AreaCode("44")));
        var mediator = mediator(grid.substring(0, 12));
        caller.assume(new CallerPost(null, Role.GRID_OFFICER, area, null, mediator.staffId, null, "示例网格员", true));
        var first = grids.indexOf(grid);
        var parties = List.of(
                new NewParty(
                        PartyRole.APPLICANT,
                        PartyKind.RESIDENT,
                        residents.get(first + 35 * (i % 4)),
                        null,
                        null,
                        null,
                        true,
                        null,
                        guardian(first + 35 * (i % 4)),
                        null,
                        null,
                        null),
                new NewParty(
                        PartyRole.RESPONDENT,
                        PartyKind.RESIDENT,
                        residents.get(first + 35 * (4 + i % 4)),
                        null,
                        null,
                        null,
                        true,
                        null,
                        guardian(first + 35 * (4 + i % 4)),
                        null,
                        null,
                        null));
        var source = List.of(Source.PATROL, Source.RESIDENT_REPORT, Source.PHONE, Source.APPLICATION)
                .get(i % 4);
        var difficulty = i % 10 == 9 ? Difficulty.COMPLEX : i % 3 == 0 ? Difficulty.ORDINARY : Difficulty.SIMPLE;
        var form = new NewDispute(
                area,
                matter[0],
                matter[1],
                "演示地点",
                matter[3],
                matter[4],
                source,
                null,
                i % 15 == 0 ? Urgency.URGENT : Urgency.NORMAL,
                difficulty,
                matter[5] == null ? null : List.of(matter[5]),
                null,
                null,
                null,
                null,
                parties,
                null);
        var dispute = disputeRegistration.register(form, at);
        if (i % 8 == 7) return;
        if (i % 8 == 6) {
            var accepted = at.plus(1, ChronoUnit.DAYS);
            mediation.accept(dispute, Organization.<Organization>findById(mediator.organizationId), accepted, accepted);
            assignments.assign(dispute, mediator, List.of(), AssignmentMode.DESIGNATED, null, accepted);
            return;
        }
        endOfMediation.settle(
                dispute,
                new Settlement(
                        matter[2],
                        at.plus(1, ChronoUnit.HOURS),
                        null,
                        null,
                        null,
                        null,
                        Stream.of(1, 2)
                                .filter(number -> parties.get(number - 1).guardianName() != null)
                                .toList(),
                        null,
                        new RightsNotice("2025-1", null, Channel.IN_PERSON, true)),
                at.plus(2, ChronoUnit.HOURS),
                "");
    }

    /** Everybody born after 2007 is a minor in all of the demo's year. */
    private static String guardian(int resident) {
        return 1940 + resident % 80 > 2006 ? "示例监护人" : null;
    }

    private Mediator mediator(String community) {
        return Mediator.<Mediator>find("area = ?1 order by id", new AreaCode(community))
                .page(0, 1)
                .singleResult();
    }
}
