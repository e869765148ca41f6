/* SPDX-License-Identifier: MIT */
/*
 * CRC-32 as in ISO 3309 (reflected, polynomial 0xEDB88320), with the signature of zlib's crc32(),
 * which the host tool links.  Four bits at a time: a boot checks a megabyte.  Without a branch:
 * where Xen's tick falls in a boot must not depend on what the image's build id happens to be.
 */
unsigned long crc32(unsigned long crc, const unsigned char *bytes, unsigned len);

/* What four bits come to when they have been shifted out, one after another. */
static const unsigned four_bits[16] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
};

unsigned long crc32(unsigned long crc, const unsigned char *bytes, unsigned len)
{
    unsigned bits = (unsigned)~crc;

    while (len--) {
        bits ^= *bytes++;
        bits = bits >> 4 ^ four_bits[bits & 15];
        bits = bits >> 4 ^ four_bits[bits & 15];
    }
    return ~bits & 0xffffffffu;
}
