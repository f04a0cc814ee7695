BEGIN;
CREATE TABLE schema_version (version integer PRIMARY KEY);
CREATE TABLE event (
    seq bigint PRIMARY KEY,
    kind text NOT NULL,
    month text NOT NULL,
    body text NOT NULL,
    items bigint NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL
);
CREATE TABLE item (
    event bigint NOT NULL,
    n bigint NOT NULL,
    body text NOT NULL,
    person text COLLATE "C" NOT NULL,
    commitment text NOT NULL,
    PRIMARY KEY (event, n)
);
CREATE TABLE personal (
    event bigint NOT NULL,
    n bigint NOT NULL,
    person text COLLATE "C" NOT NULL,
    salt bytea NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (event, n)
);
CREATE INDEX personal_person ON personal (person);
CREATE TABLE live (
    key text COLLATE "C" PRIMARY KEY,
    reference text COLLATE "C" NOT NULL
);
CREATE INDEX live_reference ON live (reference);
CREATE TABLE reference (
    reference text COLLATE "C" PRIMARY KEY,
    event bigint NOT NULL,
    n bigint NOT NULL
);
INSERT INTO schema_version VALUES (1);
INSERT INTO event VALUES (1, 'book-made', '', '{"at":"","by":"","edition":1,"key_check":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e"}', 0, '', 'e26c93b178f558ef6070997dedfb11ed0cc938cf1954e359e93220f6cafc6d24');
INSERT INTO event VALUES (2, 'month-opened', '2024-07', '{"at":"2024-07-01T08:00:00","base_digest":"4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d","by":"lap-1","carried_digest":"","count":3,"roll_digest":"4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d","sources":[],"total":1750000}', 3, 'e26c93b178f558ef6070997dedfb11ed0cc938cf1954e359e93220f6cafc6d24', '615f7e150cd9445dc7597755c4d5dfbf6bdb0efe4c6722b2f1797f37c223ea3c');
INSERT INTO event VALUES (3, 'month-planned', '2024-07', '{"agency":"MAU","as_of":"2024-07-01","at":"2024-07-01T08:00:00","batches":[],"by":"lap-1","held":0,"held_total":0,"inputs_digest":"cfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcf","ordered":2,"ordered_total":1250000,"pay_day":"2024-07-05","plan_digest":"adadadadadadadadadadadadadadadadadadadadadadadadadadadadadadadad","roll_digest":"4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d"}', 0, '615f7e150cd9445dc7597755c4d5dfbf6bdb0efe4c6722b2f1797f37c223ea3c', 'f7ccec9f59fc29f44ec7e09668d14cc211a1037280268fc68d29d5357bf8204b');
INSERT INTO event VALUES (4, 'file-intended', '2024-07', '{"at":"2024-07-01T08:00:00","batch_digest":"bebebebebebebebebebebebebebebebebebebebebebebebebebebebebebebebe","by":"lap-1","count":2,"filename":"lenh.csv","programme":"BTXH","provider":"mau.bank","renderer":"mau 1","sequence":1,"sha256":"6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f","total":1250000}', 2, 'f7ccec9f59fc29f44ec7e09668d14cc211a1037280268fc68d29d5357bf8204b', '3332ca99109932863ea176cabc1460c5deba0e3448d0ae0f0f7eef7771f92be4');
INSERT INTO event VALUES (5, 'file-written', '2024-07', '{"at":"2024-07-01T08:00:00","by":"lap-1","sha256":"6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f"}', 0, '3332ca99109932863ea176cabc1460c5deba0e3448d0ae0f0f7eef7771f92be4', 'f768bd9b4db24ad1c3989890fa9ece4c51f18720438c851eee412268745dc6fe');
INSERT INTO event VALUES (6, 'file-approved', '2024-07', '{"at":"2024-07-01T08:00:00","by":"duyet-2","sha256":"6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f"}', 0, 'f768bd9b4db24ad1c3989890fa9ece4c51f18720438c851eee412268745dc6fe', '356a5167cf1a03e7272e0136af31d2f70d8087c7aba45b27f889a044e1dac74d');
INSERT INTO event VALUES (7, 'file-sent', '2024-07', '{"at":"2024-07-01T08:00:00","by":"duyet-2","sha256":"6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f"}', 0, '356a5167cf1a03e7272e0136af31d2f70d8087c7aba45b27f889a044e1dac74d', '0282e3fe82a0ce14cafe5fb59409fa5a129a6493c71b3811796b0468c87bad42');
INSERT INTO event VALUES (8, 'answer-heard', '2024-07', '{"adapter_format":"csv","at":"2024-07-01T08:00:00","by":"lap-1","count":2,"doubted":[],"provider":"mau.bank","source":"7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a"}', 3, '0282e3fe82a0ce14cafe5fb59409fa5a129a6493c71b3811796b0468c87bad42', '7b753417fa0f8e6ef16da4f691fbc7a431fde289615258f31f4385f90bd4335b');
INSERT INTO event VALUES (9, 'month-settled', '2024-07', '{"at":"2024-07-01T08:00:00","by":"lap-1","digest":"8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b8b","lines":[]}', 0, '7b753417fa0f8e6ef16da4f691fbc7a431fde289615258f31f4385f90bd4335b', '780572ec89dc204b7204d39c97b555730e70805637623b31227e9bd46ca11cb9');
INSERT INTO event VALUES (10, 'month-closed', '2024-07', '{"at":"2024-07-01T08:00:00","by":"duyet-2"}', 0, '780572ec89dc204b7204d39c97b555730e70805637623b31227e9bd46ca11cb9', '04ebd51900b8588e313bd7ea58fa4f9aa675cfb9c8798765bbd105af872bc213');
INSERT INTO event VALUES (11, 'person-erased', '', '{"at":"","by":"duyet-2","documents":1,"person":"3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c","reason":"asked"}', 0, '04ebd51900b8588e313bd7ea58fa4f9aa675cfb9c8798765bbd105af872bc213', 'ebc64520655960fdec64c7e5d896974c4cc94a386ec94fae30c78316b6904be9');
INSERT INTO event VALUES (12, 'month-opened', '2024-08', '{"at":"2024-08-01T08:00:00","base_digest":"4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d","by":"lap-1","carried_digest":"","count":2,"roll_digest":"4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d","sources":[],"total":1250000}', 0, 'ebc64520655960fdec64c7e5d896974c4cc94a386ec94fae30c78316b6904be9', 'a535aa4f002b7ad7ee7d4935eae3ee50a3a888dbf7b1966757ab534f4ac5ad36');
INSERT INTO event VALUES (13, 'month-planned', '2024-08', '{"agency":"MAU","as_of":"2024-07-01","at":"2024-08-01T08:00:00","batches":[],"by":"lap-1","held":0,"held_total":0,"inputs_digest":"cfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfcf","ordered":2,"ordered_total":1250000,"pay_day":"2024-07-05","plan_digest":"adadadadadadadadadadadadadadadadadadadadadadadadadadadadadadadad","roll_digest":"4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d"}', 0, 'a535aa4f002b7ad7ee7d4935eae3ee50a3a888dbf7b1966757ab534f4ac5ad36', '3a68cb3345240a9057e64e10aa3f704cff6710eda87fe2acb79a1640f8fea07c');
INSERT INTO event VALUES (14, 'file-intended', '2024-08', '{"at":"2024-08-01T08:00:00","batch_digest":"bebebebebebebebebebebebebebebebebebebebebebebebebebebebebebebebe","by":"lap-1","count":2,"filename":"lenh.csv","programme":"BTXH","provider":"mau.bank","renderer":"mau 1","sequence":1,"sha256":"9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c","total":1250000}', 2, '3a68cb3345240a9057e64e10aa3f704cff6710eda87fe2acb79a1640f8fea07c', 'cb52395313e879667c70dcb21059847d43a4a0631a107c309886538f79271a1f');
INSERT INTO event VALUES (15, 'file-written', '2024-08', '{"at":"2024-08-01T08:00:00","by":"lap-1","sha256":"9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c9c"}', 0, 'cb52395313e879667c70dcb21059847d43a4a0631a107c309886538f79271a1f', '428843dbf3d3a5a3aba525efa795ae1584037f71ee5abed72ef877741bd8d70d');
INSERT INTO item VALUES (2, 1, '["entry",500000]', '1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a', '076fb14259e40e710b4162ef9399a36851089dd740e5399d5f91999f55c1d1f2');
INSERT INTO item VALUES (2, 2, '["entry",750000]', '2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b', '0ee9ba8865e90d483396bdda0962b2a87cfea37cd7d98ce9453399c07d97b15e');
INSERT INTO item VALUES (2, 3, '["entry",500000]', '3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c', '2739fe90f53d079ecc13cacc0e55af5d6cadd62e193155716e25b589f5e87b95');
INSERT INTO item VALUES (4, 1, '["live","A1",["khoa-1","khoa-2"]]', '', '');
INSERT INTO item VALUES (4, 2, '["live","A2",["khoa-3"]]', '', '');
INSERT INTO item VALUES (8, 1, '["outcome","A1","paid"]', '1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a', '038610648e95b093b45670f33b0adedbc6a6842c86df5fad31a20236b7368ad5');
INSERT INTO item VALUES (8, 2, '["outcome","A2","returned"]', '2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b', '');
INSERT INTO item VALUES (8, 3, '["free","A2"]', '', '');
INSERT INTO item VALUES (14, 1, '["live","B2",["khoa-3"]]', '', '');
INSERT INTO item VALUES (14, 2, '["live","B1",["khoa-4"]]', '', '');
INSERT INTO personal VALUES (2, 1, '1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a', '\x27eb69c1a3708d164ad0db50087fd7f9', '{"name":"Trần Văn Mẫu"}');
INSERT INTO personal VALUES (2, 2, '2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b', '\x4a402c90e47158aa4253b748c80e6433', '{"name":"Lê Thị Thử"}');
INSERT INTO personal VALUES (8, 1, '1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a', '\x5b39382cfa46508294078416f4dab966', '{"account":"000012345678"}');
INSERT INTO live VALUES ('khoa-1', 'A1');
INSERT INTO live VALUES ('khoa-2', 'A1');
INSERT INTO live VALUES ('khoa-3', 'B2');
INSERT INTO live VALUES ('khoa-4', 'B1');
INSERT INTO reference VALUES ('A1', 4, 1);
INSERT INTO reference VALUES ('A2', 4, 2);
INSERT INTO reference VALUES ('B1', 14, 2);
INSERT INTO reference VALUES ('B2', 14, 1);
COMMIT;
