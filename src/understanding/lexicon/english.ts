/** English words for the same roots. See `lexicon.ts` for how a line is read. */
export const english = `
butuh: perlu memerlukan | jv butuh perlu | su peryogi butuh | mad parlo butto | ms perlukan perlu | en need needs needed require required necessary
tanpa: | en without no_longer
perbedaan: beda | en between versus vs better_than
dapat: peroleh | en get gets getting got obtain receive
kembali: balik | en back again returned returning coming_back
pergi: | en going gone travelling traveling head
berangkat: | en left leaving departing fly flying depart send_me send_us sends_people
tinggalkan: pergi_dari | en leave_my walk_out
jadi: | en become becoming
rumah_tangga: | en domestic household housework housekeeping
ikan: nelayan | en fishing fish fishery
hubungi: | jv ngubungi | su ngahubungan | mad ngubungi | ms hubungi | en reach contact get_hold_of get_in_touch
lama: | en longer duration weeks_does take_long takes
terdaftar: tercatat | en listed list registered on_the_list
pemerintah: | en government authorities official_body ministry
penempatan: | en placement placing deployed deployment
arti: | en explain explanation stand_for definition
kantor_imigrasi: | en immigration_office
cek: periksa mengecek | jv ngecek priksa | su pariksa | mad mareksa | ms semak periksa | en check verify look_up confirm find_out
nyata: beneran asli | en real genuine legit legitimate true
tipuan: | en scam fake fraudulent con too_good
mungkin: | en possible possibly likely chance
normal: | en normal usual common standard
membuat: | en making made producing
belajar: | en study studying learn learning
sekolah_tinggi: | en high_school junior_high elementary primary_school graduate
pencari_kerja: | en job_seeker job_seekers
perusahaan: | en company companies firm agencies recruiters
perekrut: | en recruiter recruits recruiting recruit man_from
uang_muka: dp deposit | ms cengkeram deposit | en deposit advance down_payment upfront
bayaran: | en pays paying paid_back repay
kurang_bayar: belum_dibayar tidak_dibayar | jv ora_dibayar durung_dibayar | su teu_dibayar can_dibayar | mad ta_ebajar ghita_ebajar | ms tak_dibayar belum_dibayar | en unpaid not_paid hasnt_paid not_paying owes_me
bulanan: | en monthly per_month
lahir: | en birthday birthdate date_of_birth
berubah: diubah | en changed changes differ
pekerjaan_lain: | en different_job another_job other_work
tempat_kerja: | en workplace site location
pulang: | en home homeward repatriate repatriated
sakit: | en ill unwell hospital hospitalised cancer surgery
kecelakaan: | jv kacilakan | su kacilakaan | mad kacalakaan | ms kemalangan | en accident accidents crash fell_from
hamil: | en pregnant expecting
bayi: | en baby newborn
jenazah: | en body coffin ashes funeral corpse
hilang_kontak: | en trace missing_for no_contact stopped_answering unreachable
menikah: | en marry married marrying wedding spouse fiance
tahan: | en keeps keeping withheld withholding drawer locker
sita: | en confiscated taken seized
kabur: | en run_away ran ran_away escaped overstayed overstay
pengadilan: | en court trial judge lawyer prosecuted convicted
penjara: | en jail prison cell lockup depot detention
larangan: | en ban banned blacklist blacklisted barred forbidden prohibited closed
terbuka: | en open opened allowed available
bandara: | en airport terminal boarding gate checkin
dihentikan: dicegah dicegat dilarang | jv dicegat dipenging | su dicegat dicaram | mad ecegah epenggir | ms dihalang ditahan | en stopped offloaded turned_back refused_to_board not_let
loket: konter counter lounge | ms kaunter | en counter desk lane lounge helpdesk
persiapan: bekal siapkan | jv siap_siap | su nyiapkeun | mad siyap | ms persediaan | en pack packing prepare preparation checklist carry
petugas: | en officer officers official staff
orang_sungguhan: manusia | jv menungsa | su jalma_benerna | mad manossa | ms manusia orang_betul | en human real_person operator someone_real person_please
nomor_darurat: hotline | en hotline helpline emergency_number
hapus: | en delete erase wipe clear forget_me remove_my
simpan_data: | en stored recorded keep_my save_my store_my
siapa_buat: | en who_made who_runs who_built behind_this
selamat_tinggal: dadah sampai_jumpa | jv pamit | su wios | ms jumpa_lagi bye | en bye goodbye great ok okay alright
salam: | en hi hello hey morning evening greetings
lapor: | en report reporting reported tip complain complaint
anonim: | en anonymous anonymously secret identity_hidden my_name_be
hasil_laporan: perkembangan | jv kepiye_laporanku | su kumaha_laporan | ms perkembangan laporan | en what_happened update progress status follow_up
desa: | en village villages hamlet
penyuluhan: | en session talk workshop campaign come_to_our
bantuan_usaha: | en business capital entrepreneur start_a shop
syarat: | en requirements conditions criteria eligible qualify
dokumen: | en documents papers paperwork bring
perpanjang: | en renew renewal expired expires extend
rusak: | en damaged torn wet ripped washed burnt stained
hilang: | en lost stolen missing misplaced
nama_beda: | en spelling spelled mismatch wrong_name different_name typo
palsu: | en fake forged counterfeit
umur_palsu: | en change_my_age older_than make_me_older
hutang: | en loan debt owe borrow bank lend
izin: | en permission consent approve sign allow
kesehatan: | en medical health unfit checkup clinic hepatitis
pelatihan: | en training course train class
orientasi: pap opp pembekalan | en orientation predeparture pre_departure briefing
asuransi: | en insurance insured claim cover covered bpjs
kontrak: | en contract agreement signed clause
visa: | en visa permit sticker
pelaut: | en seafarer seaman ship vessel crew cruise deck
kartu_pmi: e_pmi epmi kartu_tki ktkln | en worker_card migrant_card id_card_for
antar_pemerintah: g2g g_to_g | en government_to_government g_to_g
kirim_uang: | en remittance send_money_home
magang: | en internship apprentice trainee student_work
wisata: | en tourist tourism holiday visit visitor umrah
laut: pantai | jv segara | su laut | mad tase | ms laut | en sea boat speedboat coast beach
perdagangan_orang: | en trafficking trafficked traffickers slavery
hukuman: | en punishment penalty sentence fine years_in_prison
ilegal: | en illegal illegally undocumented unofficial
keluarga_minta: | en my_family my_parents my_husband my_wife
`;
