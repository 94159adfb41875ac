package org.gridmediation.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.attachment.Uploads.add;
import static org.gridmediation.attachment.Uploads.adding;
import static org.gridmediation.attachment.Uploads.asOwner;
import static org.gridmediation.attachment.Uploads.id;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.content.Samples;
import org.junit.jupiter.api.Test;

/** A storage that fails, a program that dies between the content and the row, and a removal that has to be tried again. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class StorageTroubleTest {
    /** The wish to look after one content, among the jobs. */
    private static final String LOOK =
            " from scheduled_tasks where task_name = 'attachment-content' and position(convert_to('%s', 'UTF8') in task_data) > 0";

    private static byte[] photo(int seed) {
        return Samples.photo(seed, ByteOrder.BIG_ENDIAN);
    }

    private static String key(Path content) {
        return Uploads.folder().relativize(content).toString();
    }

    private static int looks(String key, String condition) {
        try {
            return Integer.parseInt(asOwner("select count(*)" + LOOK.formatted(key) + condition));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lookNow(Path content) throws SQLException {
        asOwner("update scheduled_tasks set execution_time = now() where task_instance in (select task_instance"
                + LOOK.formatted(key(content)) + ")");
    }

    @Test
    void aStorageThatIsAwayIs503AndLeavesNoRow() throws Exception {
        var dispute = Api.dispute("lin", "440103009106001");
        var before = add("lin", dispute, "PHOTO", photo(1));
        var folder = Uploads.folder();
        var aside = folder.resolveSibling("attachments-aside");
        Files.move(folder, aside);
        Files.createFile(folder);
        try {
            adding("lin", "image/jpeg", photo(2))
                    .post(dispute + "/attachments?kind=PHOTO")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("code", equalTo("STORAGE_UNAVAILABLE"));
            Api.get("lin", before + "/content").statusCode(503).body("code", equalTo("STORAGE_UNAVAILABLE"));
            Api.get("lin", dispute + "/attachments").body("items.size()", equalTo(1));
            Api.get("lin", dispute + "/timeline").body("size()", equalTo(2));
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
        Api.get("lin", before + "/content").statusCode(200);
        add("lin", dispute, "PHOTO", photo(2));
    }

    @Test
    void aContentWithoutARowIsRemovedHalfAnHourLaterAndOneWithARowIsNot() throws Exception {
        var dispute = Api.dispute("lin", "440103009106001");
        var kept = add("lin", dispute, "PHOTO", photo(3));
        var lost = add("lin", dispute, "PHOTO", photo(4));
        var keptContent = Uploads.of(kept);
        var lostContent = Uploads.of(lost);
        for (var content : new Path[] {keptContent, lostContent})
            assertThat(
                            looks(
                                    key(content),
                                    " and execution_time between now() + interval '25 minutes' and now() + interval '31 minutes'"))
                    .isEqualTo(1);
        // As after a program that died between the two.
        asOwner("delete from attachment where id = '" + id(lost) + "'");
        lookNow(keptContent);
        lookNow(lostContent);
        Uploads.await(() -> !Files.exists(lostContent));
        Uploads.await(() -> looks(key(keptContent), "") == 0);
        assertThat(keptContent).exists();
        Api.get("lin", kept + "/content").statusCode(200);
    }

    @Test
    void aRemovalThatFailsIsTriedAgain() throws Exception {
        var dispute = Api.dispute("lin", "440103009106001");
        var attachment = add("lin", dispute, "PHOTO", photo(5));
        var content = Uploads.of(attachment);
        // A folder with something in it cannot be deleted as a file is.
        Files.delete(content);
        Files.createDirectories(content.resolve("in-the-way"));
        Api.as("lin")
                .header("If-Match", Api.get("lin", attachment).extract().header("ETag"))
                .delete(attachment + "?reason=WRONG_FILE")
                .then()
                .statusCode(200);
        Uploads.await(() -> looks(key(content), " and consecutive_failures > 0") > 0);
        Files.delete(content.resolve("in-the-way"));
        lookNow(content);
        Uploads.await(() -> !Files.exists(content));
    }
}
