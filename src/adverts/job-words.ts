import { phrases } from './pattern.ts';

/** Work as adverts name it. */
export const jobWords = phrases(
  '(art|prt|plrt|pembantu|baby_sitter|babysitter|nanny|housemaid|house_maid|maid|domestic_helper|domestic_worker|pekerja_rumah_tangga|asisten_rumah_tangga|penata_laksana_rumah_tangga|kerja_rumah_tangga|lady_helper|helper)',
  '(caregiver|kaigo|perawat|nurse|nurse_aide|jaga_lansia|jaga_orang_tua|jaga_anak|jaga_bayi|jaga_akong|jaga_ama|perawat_lansia|merawat_lansia|care_worker|confinement_nanny|panti_jompo)',
  '(jaga|jagain|menjaga) (toko|kedai|kedai_makan|warung|rumah|gudang|kantin|akong|ama|nenek|kakek)',
  '(operator|operator_produksi|operator_pabrik|operator_mesin|pabrik|kilang|factory|manufaktur|produksi|garmen|tekstil)',
  '(ladang|ladang_sawit|kebun|kebun_sawit|sawit|perkebunan|petani|pertanian|petik_buah|pemetik*|fruit_picker|farm_worker|farm|picker|pemanen)',
  '(abk|anak_buah_kapal|deckhand|pelaut|nelayan|kapal_ikan|kapal_pesiar|cruise_ship|longline|kapal_cumi|fishing|crew)',
  '(konstruksi|construction|bangunan|tukang|tukang_batu|tukang_kayu|tukang_las|kuli|proyek|carpenter|welder|pipefitter|fitter|painter|kerja_kayu|las)',
  '(sopir|supir|driver|pemandu|truck_driver|operator_alat_berat|alat_berat)',
  '(restoran|restaurant|waiter|waitress|pelayan|chef|koki|cook|juru_masak|tukang_masak|baker|barista|kitchen|kitchen_helper|galley|food_court|dapur|kantin)',
  '(hotel|housekeeping|room_attendant|resort|cleaning|cleaning_service|cleaner|janitor|pembersih|laundry|ryokan)',
  '(admin|cs|customer_service|telemarketing|marketing|digital_marketing|live_chat|data_entry|translator|operator_komputer|chat_operator*|judol|casino|dealer|komputer)',
  '(security|satpam|guard|teknisi|technician|mekanik|engineer|drafter|gijinkoku|programmer)',
  '(spa|therapist|terapis|pijat|massage|karaoke|hostess|hiburan|lc|salon)',
  '(magang|ssw|tokutei_ginou|tg|ginou_jisshuusei|ferienjob|au_pair|ausbildung|internship|titp)',
  '(gudang|warehouse|car_wash|pekerja_am|buruh|general_worker|supermarket|toko)',
  '(peternakan|ternak|sapi|dairy|gembala|perikanan|tambak|penjahit|jahit|menjahit|sewing|tailor|garment|elektronik|packing|sortir|furnitur|furniture|roti|bakery|kayu|plastik|besi)',
  '(kebersihan|cuci_piring|dishwasher|cuci_mobil|kasir|pramuniaga|penjaga|montir|bengkel|kurir|delivery|porter|electrician|plumber|rigger|scaffolder|mason|mandor|bersih_bersih)',
  '(staf|staff|it_support|it|penerjemah|guru|model|snack_bar|telesales|call_center|terapis_spa|barber|stan|stand|tkw)',
  '(jaga|jagain|menjaga|merawat|rawat|ngasuh|mengasuh|momong) (nenek|orang|orang_tua|lansia|anak|bayi|stan|stand|adik|pasien|opa|oma|kebun|kantin|konter)',
  '(jaga|merawat|rawat) # (lansia|orang|anak|bayi|nenek|kakek)',
);
