/// A hotline export, in the words of ICCAM: an address, hashes and an assessment, and nothing about a person.
package org.rowan.agency.iccam;
