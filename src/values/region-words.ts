// Words beside names of places, in the languages that people mix here, and what they say of the name.

export const regencyWords = new Set(['kab', 'kabupaten', 'kabupeten', 'kbptn', 'regency']);
export const cityWords = new Set(['kota', 'kodya', 'kotamadya', 'city']);
export const districtWords = new Set(['kec', 'kecamatan', 'kcmtn', 'kecmtn', 'district', 'camat']);
export const provinceWords = new Set(['prov', 'provinsi', 'propinsi', 'prop', 'province']);
/** Before a name they say that somebody is there or comes from there. */
export const placeWords = new Set(
  'di dari asal daerah wilayah warga orang desa saya sy in from at near dekat se area'.split(' '),
);
/** Before the name of a village. */
export const villageWords = new Set('desa ds kelurahan village'.split(' '));
/** Before the name of a district, where nothing else says that it is one. */
export const placeNamed = new Set(
  'di dari asal orang warga wong urang oreng neng nang ning ti e deri from in lokasi alamat daerah'.split(
    ' ',
  ),
);
export const shortestPlain = 5;
/** Districts whose names are words, airports, or places abroad. */
export const otherThings = new Set(
  'negara balai mandor pesantren panjang kerajaan lembur kajang cengkareng kertajati selesai salam sekolah pasar kampung tengah tanjung gunung bandar lembang'.split(
    ' ',
  ),
);

/** Where somebody lives or comes from counts more than where they happen to be. */
export const homeOf = new Set(
  'asal orang org warga wong urang oreng dengan domisili beralamat alamat kampung desa kelahiran'.split(' '),
);
/** Before a name they say that it is a street. */
export const streetWords = new Set('jl jln jalan raya gang gg jalanan'.split(' '));

/** Before a name they say that somebody passes through or goes there. */
export const wayWords = new Set(
  'lewat via ke transit menuju melalui tujuan through to turun mampir bandara'.split(' '),
);

/** Before "ke" they say that somebody goes home, or asks what is there. */
export const homeWords = new Set(
  'pulang balik mulih uih wangsul mole moleh kembali dipulangkan mudik back home return'.split(' '),
);
