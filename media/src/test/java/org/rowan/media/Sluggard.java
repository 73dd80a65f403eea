package org.rowan.media;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.rowan.media.jail.Outside;
import org.rowan.media.jail.SelfJail;
import org.rowan.media.wire.Frames;

/// A child that speaks the protocol and misbehaves as the first letter of the file tells it: `e`ndless,
/// `n`onsense, `l`ong answer announced, `d`ies, `o`ut of memory.
final class Sluggard {
    private Sluggard() {}

    public static void main(String[] arguments) throws IOException {
        DataOutputStream out = new DataOutputStream(System.out);
        int bits = SelfJail.enter(new Outside(arguments[2], arguments[3])).bits();
        Frames.write(out, new byte[] {1, (byte) bits});
        DataInputStream in = new DataInputStream(System.in);
        byte[] request = Frames.read(in, 1 << 20).orElseThrow();
        switch (request[2]) {
            case 'e' -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case 'n' -> Frames.write(out, new byte[] {0, 77, 1, 2, 3});
            case 'l' -> {
                out.writeInt(Integer.MAX_VALUE);
                out.flush();
            }
            case 'd' -> Runtime.getRuntime().halt(134);
            case 'w' -> Frames.write(out, new byte[] {0, 3, 0, 0}); // metadata, when hashes were asked for
            case 'o' -> {
                long[][] hoard = new long[1_000][];
                for (int i = 0; i < hoard.length; i++) {
                    hoard[i] = new long[16 << 20];
                }
            }
            default -> throw new IllegalStateException("unknown misbehaviour");
        }
    }
}
