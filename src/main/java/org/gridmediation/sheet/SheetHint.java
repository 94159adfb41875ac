package org.gridmediation.sheet;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sender says about a file; each may be null. The bytes tell what it is, and the file is refused where they say otherwise.
 *
 * @param encoding of a CSV or of NDJSON: UTF-8 or GB18030 (GBK and GB2312 are parts of it); found out by itself when not named
 * @param worksheet of an XLSX; needed only when several visible ones have something in them
 */
public record SheetHint(String mediaType, String fileName, String encoding, String worksheet) {
    public static final SheetHint NONE = new SheetHint(null, null, null, null);
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([a-z]{1,8})");
    private static final Set<String> PACKED = Set.of("application/gzip", "application/x-gzip");
    private static final Set<String> NOTHING = Set.of("", "*/*", "application/octet-stream", "binary/octet-stream");

    void mustFit(SheetFormat format, boolean gzip) {
        if (fileName != null) nameMustFit(fileName.strip().toLowerCase(Locale.ROOT), format, gzip);
        if (mediaType == null) return;
        var type = mediaType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        boolean fits = NOTHING.contains(type) || (PACKED.contains(type) ? gzip : format.isCalled(type));
        if (!fits) throw new SheetProblem(SheetFault.MEDIA_TYPE_WRONG, null, named(format, gzip));
    }

    private static void nameMustFit(String name, SheetFormat format, boolean gzip) {
        boolean saysGzip = name.endsWith(".gz");
        var extension = EXTENSION.matcher(saysGzip ? name.substring(0, name.length() - 3) : name);
        boolean hasExtension = extension.matches();
        if (!hasExtension && !saysGzip) return;
        if (saysGzip != gzip || hasExtension && !format.ends(extension.group(1)))
            throw new SheetProblem(SheetFault.EXTENSION_WRONG, null, named(format, gzip));
    }

    private static String named(SheetFormat format, boolean gzip) {
        return "." + new SheetForm(format, gzip).extension();
    }
}
