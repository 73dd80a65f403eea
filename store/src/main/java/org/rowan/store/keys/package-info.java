/// Keys in files: who may read which is decided by the role of the process. Layout of `keys/` below the
/// data folder: `service.key`, `custodian.key`, `log.key` (secret, mode 0600) with `service.pub`,
/// `custodian.pub`, `log.vkey` beside them; byte layout of what they seal: `docs/formats/evidence.md`.
package org.rowan.store.keys;
