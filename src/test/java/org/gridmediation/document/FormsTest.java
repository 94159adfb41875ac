package org.gridmediation.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gridmediation.Text;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.junit.jupiter.api.Test;

/** Every form on both papers, read back by programs that did not write it. */
class FormsTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private static byte[] written(CaseFile file, DocumentKind kind, String type) {
        var out = new ByteArrayOutputStream();
        new Document(file, kind, 1).write(type, TEMPORARY, out);
        return out.toByteArray();
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var texts = new ArrayList<String>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) texts.add(text(document, i));
            return texts;
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return Text.unspaced(stripper.getText(document));
    }

    private static String word(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx));
                var extractor = new XWPFWordExtractor(document)) {
            return Text.unspaced(extractor.getText());
        }
    }

    private static List<CaseFile> samples() {
        return List.of(
                Samples.small(OutcomeKind.AGREED, AgreementForm.ORAL),
                Samples.small(OutcomeKind.AGREED, AgreementForm.WRITTEN),
                Samples.small(OutcomeKind.FAILED, null),
                Samples.large(3, 2, 3));
    }

    @Test
    void everyFormSaysTheSameOnBothPapers() throws Exception {
        var seen = new ArrayList<DocumentKind>();
        for (var file : samples())
            for (var kind : DocumentKind.values()) {
                if (Checklist.lack(file, kind, 1) != null) continue;
                seen.add(kind);
                var pdf = String.join("", pages(written(file, kind, Document.PDF)));
                var word = word(written(file, kind, Document.WORD));
                assertThat(word).as(kind.name()).contains(title(kind));
                assertThat(pdf).as(kind.name()).contains(title(kind)).doesNotContain("null", "U+");
                for (var part : expected(kind)) {
                    assertThat(pdf).as(kind.name()).contains(part);
                    assertThat(word).as(kind.name()).contains(part);
                }
            }
        assertThat(seen)
                .contains(java.util.stream.Stream.of(DocumentKind.values())
                        .filter(DocumentKind::isForm)
                        .toArray(DocumentKind[]::new));
    }

    private static String title(DocumentKind kind) {
        return switch (kind) {
            case COVER -> "人民调解卷宗";
            case BACK_COVER -> "检查人（签名）";
            default -> kind.title;
        };
    }

    private static List<String> expected(DocumentKind kind) {
        return switch (kind) {
            case COVER -> List.of(Samples.NUMBER, "邻里纠纷", "2026年3月16日至2026年3月25日", "示例调解员", "保管期限");
            case CONTENTS -> List.of("序号文书名称页号备注", "当事人身份证明缺");
            case APPLICATION -> List.of("被申请人", "民族汉族", "现自愿申请人民调解委员会进行调解", "申请人示例甲（签名、盖章或按指印）：年月日");
            case ACCEPTANCE_REGISTER -> List.of("案件来源", "中兴社区示范楼2栋", "由荔湾区彩虹街道人民调解委员会受理");
            case RIGHTS_NOTICE ->
                List.of(
                        "不收取任何费用",
                        "要求调解公开进行或者不公开进行",
                        "尊重对方当事人行使权利",
                        "2026年3月16日当面告知申请人示例甲，其已确认知悉",
                        "申请人示例甲（签名、盖章或按指印）：年月日");
            case POWER_OF_ATTORNEY -> List.of("身份律师", "（四）代为签收有关文书。", "2026年3月16日起");
            case INVESTIGATION_RECORD -> List.of("被调查人示例邻居", "楼上邻居", "调查人示例调解员", "2026年3月16日0时23分至2026年3月16日0时53分");
            case SESSION_RECORD ->
                List.of(
                        "第1次",
                        "2026年3月16日14时16分",
                        "示例甲：希望对方理解",
                        "人民调解员示例调解员（签名）",
                        "无争议事实（一）浴室朝向申请人卧室。（示例甲2026年3月16日签名）");
            case WRITTEN_AGREEMENT ->
                List.of(
                        Samples.NUMBER,
                        "示例乙向示例甲支付人民币壹万贰仟叁佰肆拾伍元陆角柒分（¥12,345.67）（更换浴室感应灯），至迟于2026年4月1日付清。本协议全部内容至迟于2026年4月30日履行完毕。达成日期2026年3月24日",
                        "人民调解员示例调解员（签名）：2026年3月24日记录人（签名）：年月日",
                        "人民调解委员会（印章）");
            case ORAL_AGREEMENT -> List.of("更换感应灯，夜间不再常亮。", "达成日期2026年3月24日", "已全部履行", "本协议全部内容至迟于2026年4月30日履行完毕。");
            case RECEIPT -> List.of("感应灯已安装，现场确认。", "履行日期2026年4月6日", "付款人示例乙", "收款人示例甲", "尚欠金额人民币零元整");
            case RETURN_VISIT -> List.of("调解协议编号" + Samples.NUMBER, "很满意", "示例回访员");
            case CONFIRMATION_APPLICATION ->
                List.of("申请人一", "申请人二", "请求事项", "三十日内共同向人民法院申请司法确认", "人民法院", "本协议全部内容至迟于2026年4月30日履行完毕。");
            case CHRONICLE -> List.of("序号时间事项内容经办人", "登记浴室强光扰民示例网格员");
            case FILE_NOTE -> List.of("结束调解", "2026年3月25日");
            case BACK_COVER -> List.of(Samples.NUMBER);
            case IDENTITY_PROOF, EVIDENCE -> List.of();
        };
    }

    @Test
    void theContentsPageNamesThePageOnWhichEachDocumentBegins() throws Exception {
        var file = Samples.large(3, 2, 3);
        var out = new ByteArrayOutputStream();
        Booklet.write(file, TEMPORARY, out);
        var pages = pages(out.toByteArray());
        assertThat(pages.get(0)).contains("人民调解卷宗", "卷名");
        assertThat(pages.get(1)).startsWith("卷内目录");
        var places = Booklet.places(file);
        assertThat(places).hasSizeGreaterThan(10);
        for (var place : places) {
            if (place.page() == null) {
                assertThat(pages.get(1)).contains(place.title() + place.remark());
                assertThat(place.remark()).isNotEmpty();
                continue;
            }
            assertThat(pages.get(1)).contains(place.title() + place.page());
            // Cover and contents stand before the first numbered page.
            var page = pages.get(place.page() + 1);
            assertThat(page).startsWith(place.title().replaceAll("（.*", "")).endsWith("—" + place.page() + "—");
        }
        assertThat(pages.get(pages.size() - 1)).contains("立卷人").doesNotContain("—");
        assertThat(places)
                .extracting(Covers.Place::page)
                .filteredOn(java.util.Objects::nonNull)
                .isSorted();
    }

    @Test
    void aSingleDocumentCountsItsOwnPages() throws Exception {
        var pages = pages(written(Samples.large(3, 2, 3), DocumentKind.WRITTEN_AGREEMENT, Document.PDF));
        for (int i = 0; i < pages.size(); i++)
            assertThat(pages.get(i)).endsWith("第" + (i + 1) + "页共" + pages.size() + "页");
        assertThat(pages.get(0)).contains("申请人一", "被申请人二").doesNotContain("一式");
        assertThat(pages.get(pages.size() - 1)).contains("人民调解员示例调解员（签名）", "（印章）");
        assertThat(String.join("", pages)).contains("本协议一式六份");
    }

    @Test
    void rareCharactersOfNamesArePrintedAndFoundAgain() throws Exception {
        var name = "龘䶮𠮷㛃";
        var file = Samples.file(
                Source.PATROL,
                List.of(
                        Samples.person(PartyRole.APPLICANT, name, 1),
                        Samples.person(PartyRole.RESPONDENT, "示例\uD880\uDC00", 1)),
                0,
                1,
                Samples.ending(OutcomeKind.AGREED, AgreementForm.ORAL, "无"));
        var pdf = written(file, DocumentKind.ORAL_AGREEMENT, Document.PDF);
        // What no font of ours has is named by its code.
        assertThat(pages(pdf).get(0)).contains(name, "示例［U+30000］");
        assertThat(word(written(file, DocumentKind.ORAL_AGREEMENT, Document.WORD)))
                .contains(name, "示例\uD880\uDC00");
        try (var document = Loader.loadPDF(pdf)) {
            var fonts = document.getPage(0).getResources();
            var names = new ArrayList<String>();
            for (COSName font : fonts.getFontNames()) {
                assertThat(fonts.getFont(font).isEmbedded()).isTrue();
                names.add(fonts.getFont(font).getName());
            }
            assertThat(names).hasSize(2).allMatch(n -> n.matches("[A-Z]{6}\\+GridMediationSerif(Rare)?"));
        }
        assertThat(pdf.length).isLessThan(120_000);
    }

    /** The fonts hold GB 2312, and every ideograph of the Basic Multilingual Plane that theirs had. */
    @Test
    void everyEverydayCharacterHasAShape() throws Exception {
        try (var document = new PDDocument();
                var fonts = new Fonts(document)) {
            var everyday = new StringBuilder();
            for (int row = 0xB0; row < 0xF8; row++)
                for (int cell = 0xA1; cell < 0xFF; cell++)
                    everyday.append(new String(new byte[] {(byte) row, (byte) cell}, "GB2312"));
            var hanzi = everyday.toString().replace("\uFFFD", "");
            assertThat(hanzi.length()).isEqualTo(6763);
            assertThat(fonts.printable(hanzi)).isEqualTo(hanzi);
            var lacking = java.util.stream.IntStream.rangeClosed(0x4E00, 0x9FFF)
                    .filter(c -> fonts.printable(Character.toString(c)).length() > 1)
                    .count();
            assertThat(lacking).isLessThan(25);
        }
    }

    @Test
    void aWordFileIsAZipOfWellFormedXml() throws Exception {
        var docx = written(Samples.large(3, 2, 3), DocumentKind.WRITTEN_AGREEMENT, Document.WORD);
        var parts = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(entry.getName());
                var content = zip.readAllBytes();
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
                if (entry.getName().equals("word/document.xml"))
                    assertThat(new String(content, StandardCharsets.UTF_8))
                            .contains("w:eastAsia=\"宋体\"", "w:firstLineChars=\"200\"", "w:w=\"11906\"", "w:gridSpan");
            }
        }
        assertThat(parts).contains("[Content_Types].xml", "word/document.xml");
    }

    @Test
    void controlCharactersDoNoHarm() throws Exception {
        var file = Samples.file(
                Source.PATROL,
                List.of(Samples.person(PartyRole.APPLICANT, "示\u0001例\u200B甲\t乙", 1)),
                0,
                1,
                Samples.ending(OutcomeKind.AGREED, AgreementForm.ORAL, "第一行\r\n第二行\n\n" + "a".repeat(500)));
        assertThat(pages(written(file, DocumentKind.ORAL_AGREEMENT, Document.PDF))
                        .get(0))
                .contains("示例甲乙", "第二行");
        assertThat(word(written(file, DocumentKind.ORAL_AGREEMENT, Document.WORD)))
                .contains("示例甲乙", "第二行");
    }

    /** Sixty parties and thirty sessions: what is needed grows with the pages, and no faster. */
    @Test
    void aHugeFileIsQuickAndSmall() throws Exception {
        var huge = Samples.large(40, 20, 30);
        Booklet.write(Samples.large(1, 1, 1), TEMPORARY, new ByteArrayOutputStream());
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        var out = new ByteArrayOutputStream();
        var before = threads.getCurrentThreadAllocatedBytes();
        var start = System.nanoTime();
        Booklet.write(huge, TEMPORARY, out);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(pages(out.toByteArray()).size()).isGreaterThan(150);
        assertThat(out.size()).isLessThan(1_500_000);
        assertThat(allocated).isLessThan(500_000_000);
    }

    /** Wherever the pages end, at least two lines of a paragraph are on each, and no heading is without its row. */
    @Test
    void noLineIsAloneOnAPage() throws Exception {
        for (int sentences = 1; sentences < 60; sentences++) {
            var file = Samples.told("双方就装修噪声各自陈述，".repeat(3 * sentences));
            for (var kind : List.of(
                    DocumentKind.RETURN_VISIT,
                    DocumentKind.SESSION_RECORD,
                    DocumentKind.WRITTEN_AGREEMENT,
                    DocumentKind.INVESTIGATION_RECORD,
                    DocumentKind.RECEIPT,
                    DocumentKind.APPLICATION,
                    DocumentKind.ACCEPTANCE_REGISTER,
                    DocumentKind.CONFIRMATION_APPLICATION)) {
                var pages = lines(written(file, kind, Document.PDF));
                var all = pages.stream().mapToLong(FormsTest::told).sum();
                for (var page : pages) {
                    var where = kind + " of " + sentences + ": " + page;
                    if (all > 1 && kind != DocumentKind.WRITTEN_AGREEMENT)
                        assertThat(told(page)).as(where).isNotEqualTo(1);
                    // The page's number is below.
                    assertThat(page.get(page.size() - 2))
                            .as(where)
                            .doesNotMatch(
                                    "纠纷.*|当事人申请事项|调解(记录|结果)|调查记录|回访情况|经调解，自愿.*|履行(情况|方式.*)|受理情况|无争议事实|此致|请求事项|.*人民法院");
                    assertThat(String.join("", page.subList(0, page.size() - 1)).replaceAll(kind.title + "（续）", ""))
                            .as(where)
                            .hasSizeGreaterThan(36);
                }
            }
        }
    }

    private static long told(List<String> page) {
        return page.stream().filter(l -> l.matches("[双方就装修噪声各自陈述，]+")).count();
    }

    private static List<List<String>> lines(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<List<String>>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(document)
                        .lines()
                        .map(Text::unspaced)
                        .filter(l -> !l.isEmpty())
                        .toList());
            }
            return pages;
        }
    }

    /** Wherever the pages end, who signs signs below something of the form, and every page says of what it is a part. */
    @Test
    void noPageHasSignaturesAlone() throws Exception {
        for (int sentences = 1; sentences < 60; sentences += 2) {
            var told = "双方就装修噪声各自陈述，".repeat(3 * sentences);
            var file = Samples.told(told);
            for (var kind : List.of(
                    DocumentKind.RETURN_VISIT,
                    DocumentKind.SESSION_RECORD,
                    DocumentKind.WRITTEN_AGREEMENT,
                    DocumentKind.INVESTIGATION_RECORD,
                    DocumentKind.RECEIPT,
                    DocumentKind.APPLICATION)) {
                var pages = pages(written(file, kind, Document.PDF));
                for (int i = 0; i < pages.size(); i++) {
                    var body = pages.get(i)
                            .replaceAll("编号：" + Samples.NUMBER + "|" + Samples.NUMBER + "第\\d+页共\\d+页", "")
                            .replaceAll(kind.title + "（续）", "");
                    assertThat(body.replaceAll(
                                    "(申请人示例甲|被申请人示例乙|被?回访人示例[甲乙回访员]+|人民调解员|记录人(示例记录员)?|参加人示例顾问|被?调查人(示例邻居)?)（签名[^：]*：(年月日|[\\d年月日]+)?|（印章）|年月日|荔湾区彩虹街道人民调解委员会|[\\d年月日]+",
                                    ""))
                            .as(kind + " of " + sentences + ", page " + (i + 1) + ": " + body)
                            .hasSizeGreaterThan(10);
                    if (i > 0) assertThat(pages.get(i)).contains(kind.title + "（续）");
                }
            }
        }
    }

    /** Whatever the text's length and however many sign: all of them on one page, below some of what they sign. */
    @Test
    void whoSignsStandsTogetherBelowWhatIsSigned() throws Exception {
        for (var parties : List.of(Samples.parties(1, 1), Samples.parties(4, 4), Samples.parties(12, 12)))
            for (int lines = 1; lines <= 60; lines += parties.size() == 2 ? 1 : 3) {
                var told = "双方就装修噪声各自陈述，".repeat(3 * lines);
                var file = Samples.told(told, parties);
                for (var kind : DocumentKind.values())
                    if (!kind.binds() && kind != DocumentKind.FILE_NOTE && Checklist.lack(file, kind, 1) == null)
                        standTogether(file, kind, lines + " lines, " + parties.size() + " parties");
                var oral = Samples.file(
                        Source.APPLICATION,
                        parties,
                        0,
                        1,
                        Samples.ending(OutcomeKind.AGREED, AgreementForm.ORAL, told));
                standTogether(oral, DocumentKind.ORAL_AGREEMENT, lines + " lines");
                standTogether(Samples.noted(told), DocumentKind.FILE_NOTE, lines + " lines");
            }
    }

    private static void standTogether(CaseFile file, DocumentKind kind, String sample) throws IOException {
        var pages = lines(written(file, kind, Document.PDF));
        var signed = new ArrayList<Integer>();
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            var first = page.stream().filter(FormsTest::isSigned).findFirst();
            if (first.isEmpty()) continue;
            signed.add(i);
            assertThat(page.subList(0, page.indexOf(first.get())).stream()
                            .filter(line -> !line.endsWith("（续）"))
                            .toList())
                    .as(kind + " of " + sample + ": " + page)
                    .isNotEmpty();
        }
        assertThat(signed).as(kind + " of " + sample + ": " + pages).hasSizeLessThanOrEqualTo(1);
    }

    private static boolean isSigned(String line) {
        return line.contains("（签名") || line.endsWith("（印章）");
    }
}
