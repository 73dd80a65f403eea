/// Keys of epochs for verifiable reports: three small ports, one for each role, and the files that stand behind
/// them where no key store of another kind does.
package org.rowan.store.franking;
