package org.gridmediation.document;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmediation.dispute.NewObligation.Window;
import org.gridmediation.document.Conclusion.Obligation;

/** An obligation in one sentence: who owes whom what, how, and by when or on which days and hours. */
final class Duties {
    private static final String DAYS = "一二三四五六日";

    private Duties() {}

    static String text(Obligation duty) {
        var what = duty.what().strip().replaceAll("[。；;.]+$", "");
        var owed = duty.by() + "向" + creditor(duty);
        return switch (duty.kind()) {
            case MONEY -> owed + "支付" + Chinese.money(duty.amount()) + "（" + what + "）" + by(duty, "付清");
            case ACT -> owed + "履行：" + what + by(duty, "完成");
            case APOLOGY -> owed + "赔礼道歉：" + what + by(duty, "完成");
            case CONDUCT -> owed + "承诺：" + what + windows(duty.windows()) + "，" + term(duty) + "。";
        };
    }

    /** All of an agreement, and by when all of it is due where that is a day of its own. */
    static List<String> of(Conclusion ending) {
        var duties =
                new ArrayList<>(ending.obligations().stream().map(Duties::text).toList());
        if (ending.dueOn() != null)
            duties.add((duties.isEmpty() ? "" : "本协议全部内容") + "至迟于" + Chinese.day(ending.dueOn()) + "履行"
                    + (duties.isEmpty() ? "。" : "完毕。"));
        return duties;
    }

    static String creditor(Obligation duty) {
        return duty.to() == null ? "其他各方当事人" : duty.to();
    }

    private static String by(Obligation duty, String done) {
        return duty.dueOn() == null ? "。" : "，至迟于" + Chinese.day(duty.dueOn()) + done + "。";
    }

    /** Before the agreement is in force nobody knows the day from which it binds. */
    private static String term(Obligation duty) {
        var from = duty.from() == null ? "自本协议生效之日起" : "自" + Chinese.day(duty.from()) + "起";
        return duty.lastsUntil() == null ? from + "长期遵守" : from + "至" + Chinese.day(duty.lastsUntil()) + "止";
    }

    private static String windows(List<Window> windows) {
        return windows.isEmpty()
                ? ""
                : "，限于"
                        + windows.stream()
                                .map(w -> days(w.days()) + hour(w.from()) + "至" + hour(w.until()))
                                .collect(Collectors.joining("、"));
    }

    /** Days in a row are a span: 每周一至周五, 每周一、周三至周五. */
    private static String days(Set<DayOfWeek> days) {
        if (days.size() == DAYS.length()) return "每天";
        var spans = new ArrayList<String>();
        for (int day = 1; day <= DAYS.length(); day++) {
            if (!days.contains(DayOfWeek.of(day))) continue;
            int last = day;
            while (last < DAYS.length() && days.contains(DayOfWeek.of(last + 1))) last++;
            spans.add(last == day ? week(day) : week(day) + (last == day + 1 ? "、" : "至") + week(last));
            day = last;
        }
        return "每" + String.join("、", spans);
    }

    private static String week(int day) {
        return "周" + DAYS.charAt(day - 1);
    }

    private static String hour(String time) {
        var parts = time.split(":");
        return Integer.parseInt(parts[0]) + "时" + (parts[1].equals("00") ? "" : parts[1] + "分");
    }
}
