package org.gridmediation.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file can be two at once: what reads a zip archive begins at its end. */
final class Archive {
    private static final int SIGNATURE = 0x06054b50;
    private static final int SHORTEST = 22;

    private Archive() {}

    static boolean endsIn(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var end = ByteBuffer.allocate((int) Math.min(channel.size(), SHORTEST + 0xffff))
                    .order(ByteOrder.LITTLE_ENDIAN);
            channel.position(channel.size() - end.capacity());
            while (end.hasRemaining() && channel.read(end) >= 0)
                ;
            for (int at = 0; at + SHORTEST <= end.capacity(); at++)
                if (end.getInt(at) == SIGNATURE && end.getInt(at + 4) == 0) return true;
            return false;
        }
    }
}
