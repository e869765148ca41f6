/* SPDX-License-Identifier: MIT */
/*
 * CRC-32 as in ISO 3309 (reflected, polynomial 0xEDB88320), with the signature of zlib's crc32(),
 * which the host tool links.  Bit by bit: the kernel checks some kilobytes a boot.  Without a
 * branch: where Xen's tick falls in a boot must not depend on what the image's build id happens to
 * be.
 */
unsigned long crc32(unsigned long crc, const unsigned char *bytes, unsigned len);

unsigned long crc32(unsigned long crc, const unsigned char *bytes, unsigned len)
{
    unsigned bits = (unsigned)~crc;
    int i;

    while (len--) {
        bits ^= *bytes++;
        for (i = 0; i < 8; i++)
            bits = bits >> 1 ^ (0xedb88320u & -(bits & 1));
    }
    return ~bits & 0xffffffffu;
}
