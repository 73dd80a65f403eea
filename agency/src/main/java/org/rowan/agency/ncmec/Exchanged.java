package org.rowan.agency.ncmec;

import java.util.Optional;
import org.rowan.base.Bytes;

/// How one call to the CyberTipline ended.
public sealed interface Exchanged {

    /// An answer arrived. `head`: status and headers as text, one a line; `body`: exactly as received, cut
    /// at the limit when `whole` is false. `requestId`: the number NCMEC's support asks for.
    record Answered(int status, Optional<String> requestId, Bytes head, Bytes body, boolean whole)
            implements Exchanged {}

    /// It is certain that nothing reached the CyberTipline.
    record NotSent(String why) implements Exchanged {}

    /// The request may have arrived; no whole answer came back.
    record Lost(String why) implements Exchanged {}
}
