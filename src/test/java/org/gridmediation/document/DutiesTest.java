package org.gridmediation.document;

import static java.time.DayOfWeek.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gridmediation.dispute.NewObligation.Kind;
import org.gridmediation.dispute.NewObligation.Window;
import org.junit.jupiter.api.Test;

/** Who owes whom what, and when, in one sentence. */
class DutiesTest {
    private static String conduct(LocalDate from, LocalDate until, Window... windows) {
        return Duties.text(new Conclusion.Obligation(
                1, Kind.CONDUCT, "示例乙", "示例甲", "装修施工。", null, null, from, until, List.of(windows)));
    }

    private static Window window(Set<DayOfWeek> days, String from, String until) {
        return new Window(days, from, until);
    }

    @Test
    void conductHasItsDaysItsHoursAndItsTerm() {
        var from = LocalDate.of(2026, 11, 20);
        var until = LocalDate.of(2027, 1, 31);
        assertThat(conduct(from, until, window(EnumSet.range(MONDAY, FRIDAY), "08:00", "12:00")))
                .isEqualTo("示例乙向示例甲承诺：装修施工，限于每周一至周五8时至12时，自2026年11月20日起至2027年1月31日止。");
        assertThat(conduct(from, null, window(EnumSet.of(SUNDAY, MONDAY, TUESDAY, THURSDAY), "09:30", "11:05")))
                .isEqualTo("示例乙向示例甲承诺：装修施工，限于每周一、周二、周四、周日9时30分至11时05分，自2026年11月20日起长期遵守。");
        assertThat(conduct(
                        null,
                        until,
                        window(EnumSet.allOf(DayOfWeek.class), "00:00", "07:00"),
                        window(EnumSet.of(SATURDAY), "20:00", "23:59")))
                .isEqualTo("示例乙向示例甲承诺：装修施工，限于每天0时至7时、每周六20时至23时59分，自本协议生效之日起至2027年1月31日止。");
        assertThat(conduct(from, until)).isEqualTo("示例乙向示例甲承诺：装修施工，自2026年11月20日起至2027年1月31日止。");
    }

    @Test
    void everyOtherDutyHasWhoOwesWhomAndByWhen() {
        var day = LocalDate.of(2026, 12, 1);
        assertThat(Duties.text(new Conclusion.Obligation(
                        2, Kind.MONEY, "示例乙", "示例甲", "医药费，转账支付；", 800_000L, day, null, null, List.of())))
                .isEqualTo("示例乙向示例甲支付人民币捌仟元整（¥8,000.00）（医药费，转账支付），至迟于2026年12月1日付清。");
        assertThat(Duties.text(new Conclusion.Obligation(
                        2, Kind.APOLOGY, "示例乙", null, "当面致歉", null, null, null, null, List.of())))
                .isEqualTo("示例乙向其他各方当事人赔礼道歉：当面致歉。");
        assertThat(Duties.text(
                        new Conclusion.Obligation(3, Kind.ACT, "示例乙", "示例甲", "换灯", null, day, null, null, List.of())))
                .isEqualTo("示例乙向示例甲履行：换灯，至迟于2026年12月1日完成。");
    }
}
