package org.gridmediation.sheet;

import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.DateUtil;

/** Which styles of an XLSX show a number as a day or a time; only that makes it one. */
final class DateStyles {
    private static final int LAST_DAY = 2_958_465;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final BitSet dates = new BitSet();
    private final boolean since1904;

    DateStyles(InputStream in, boolean since1904, int longest) throws XMLStreamException {
        this.since1904 = since1904;
        if (in == null) return;
        Map<Integer, String> formats = new HashMap<>();
        var xml = new Xml(in, longest);
        boolean used = false;
        int style = 0;
        while (xml.next()) {
            if (xml.starts("numFmt")) formats.put(xml.number("numFmtId", 0), xml.attribute("formatCode"));
            else if (xml.starts("cellXfs")) used = true;
            else if (xml.ends("cellXfs")) return;
            else if (used && xml.starts("xf")) {
                int format = xml.number("numFmtId", 0);
                dates.set(style++, isDate(format, formats.get(format)));
            }
        }
    }

    /** 27 to 36 and 50 to 58 are a Chinese Excel's own, which it does not write down. */
    private static boolean isDate(int format, String pattern) {
        return pattern == null && (format >= 27 && format <= 36 || format >= 50 && format <= 58)
                || DateUtil.isADateFormat(format, pattern);
    }

    boolean isDate(int style) {
        return style >= 0 && dates.get(style);
    }

    /** @return null when the number is no day that Excel knows */
    String date(double number) {
        if (!(number >= 0 && number < LAST_DAY + 1)) return null;
        if (number < 1 && !since1904) return TIME.format(LocalTime.MIDNIGHT.plusSeconds(Math.round(number * 86_400)));
        LocalDateTime time = DateUtil.getLocalDateTime(number, since1904, true);
        if (time.toLocalTime().equals(LocalTime.MIDNIGHT))
            return time.toLocalDate().toString();
        return DAY_AND_TIME.format(time);
    }
}
