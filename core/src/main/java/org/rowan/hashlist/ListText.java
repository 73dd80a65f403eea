package org.rowan.hashlist;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.rowan.base.Bytes;

/// Strict UTF-8 to text, without the byte order mark.
final class ListText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ListText() {}

    static String decode(Bytes file) throws BadLine {
        if (file.length() >= 2 && utf16(file.at(0) & 0xff, file.at(1) & 0xff)) {
            throw new BadLine(1, 1, "a hash list is UTF-8; got UTF-16");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(file.length());
        CoderResult result = decoder.decode(ByteBuffer.wrap(file.toArray()), text, true);
        text.flip();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.get();
        }
        String decoded = text.toString();
        if (result.isError()) {
            int lineStart = decoded.lastIndexOf('\n') + 1;
            int line = (int) decoded.chars().filter(c -> c == '\n').count() + 1;
            throw new BadLine(line, decoded.length() - lineStart + 1, "a hash list is UTF-8; these bytes are not");
        }
        return decoded;
    }

    private static boolean utf16(int first, int second) {
        return (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
    }
}
