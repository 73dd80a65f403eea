package org.rowan.exchange;

import java.io.IOException;
import org.rowan.feed.Told;

/// Takes the records of a file one by one, while it is read. None of them counts before the reader has said
/// that the file is whole: a file that is refused is refused at its end. Who cannot undo what was taken
/// reads the file twice.
@FunctionalInterface
public interface Taker {
    void take(Told told) throws IOException;
}
