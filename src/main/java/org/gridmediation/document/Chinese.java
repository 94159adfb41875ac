package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.gridmediation.access.Sex;
import org.gridmediation.http.Days;

/** Days, hours and sums of money as Chinese papers write them. */
final class Chinese {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private Chinese() {}

    static String day(LocalDate day) {
        return day == null ? "" : day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    static String day(Instant time) {
        return time == null ? "" : day(Days.of(time));
    }

    static String hour(Instant time) {
        if (time == null) return "";
        ZonedDateTime local = time.atZone(Days.ZONE);
        return day(local.toLocalDate()) + local.getHour() + "时" + "%02d分".formatted(local.getMinute());
    }

    static String sex(Sex sex) {
        return sex == null ? "" : sex == Sex.MALE ? "男" : "女";
    }

    static String money(long fen) {
        return "人民币" + capitals(fen) + "（¥" + "%,d.%02d".formatted(fen / 100, fen % 100) + "）";
    }

    /** 大写金额, by the rules for filling in bills: 整 closes a sum without fen, zeros in a row are one 零. */
    static String capitals(long fen) {
        if (fen < 0) throw new IllegalArgumentException("a sum of money is not negative");
        if (fen == 0) return "零元整";
        var yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cents = (int) (fen % 10);
        var text = new StringBuilder(yuan == 0 ? "" : whole(yuan) + "元");
        if (jiao == 0 && cents == 0) return text.append("整").toString();
        if (jiao > 0) text.append(DIGITS.charAt(jiao)).append("角");
        else if (yuan > 0) text.append("零");
        return cents > 0
                ? text.append(DIGITS.charAt(cents)).append("分").toString()
                : text.append("整").toString();
    }

    private static String whole(long yuan) {
        var text = new StringBuilder();
        var zero = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int part = (int) (yuan / (long) Math.pow(10000, group) % 10000);
            if (part == 0) {
                zero = text.length() > 0;
                continue;
            }
            for (int place = 3; place >= 0; place--) {
                int digit = part / (int) Math.pow(10, place) % 10;
                if (digit == 0) {
                    zero = text.length() > 0;
                } else {
                    if (zero) text.append("零");
                    zero = false;
                    text.append(DIGITS.charAt(digit)).append(PLACES[place]);
                }
            }
            text.append(GROUPS[group]);
            // A group that ends in zeros is followed by 零 only when the next one does not fill its thousands.
            zero = zero && part % 10 == 0 && yuan / (long) Math.pow(10000, Math.max(group - 1, 0)) % 10000 < 1000;
        }
        return text.toString();
    }

    /** Small counts, as 一式三份 has them. */
    static String count(int number) {
        var digits = "〇一二三四五六七八九";
        if (number < 0 || number > 99) return String.valueOf(number);
        if (number < 10) return number == 0 ? "零" : digits.substring(number, number + 1);
        var tens = number < 20 ? "十" : digits.charAt(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + digits.charAt(number % 10);
    }
}
