-- A book as it was in schema 1. It is never changed: newer programs must read it.
PRAGMA application_id = 1095652168;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    body TEXT NOT NULL,
    items INTEGER NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO "event" VALUES(1,'book-made','','{"edition":1}',0,'','146a8c84524759d123beb9345944868f2cfb08e3a554a17cf93330767e1b6056');
INSERT INTO "event" VALUES(2,'month-opened','2024-07','{"count":3}',3,'146a8c84524759d123beb9345944868f2cfb08e3a554a17cf93330767e1b6056','7bb0a1fa1e42447e7312d7037d5b9ae4aaab93f35a9ac6aa5b659554c5cf7d7d');
INSERT INTO "event" VALUES(3,'file-intended','2024-07','{"count":2}',2,'7bb0a1fa1e42447e7312d7037d5b9ae4aaab93f35a9ac6aa5b659554c5cf7d7d','d04bf564d0b20ffb5ae4dc8987a0bf1eb411f5a19d2acb5596ba8a27743b6ee9');
INSERT INTO "event" VALUES(4,'answer-heard','2024-07','{"count":2}',3,'d04bf564d0b20ffb5ae4dc8987a0bf1eb411f5a19d2acb5596ba8a27743b6ee9','b8a9cc6f5acabf2e9f996874a4090e17e73c4c761fff875cb841e7d1675202a4');
INSERT INTO "event" VALUES(5,'person-erased','2024-07','{"documents":1,"person":"3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c"}',0,'b8a9cc6f5acabf2e9f996874a4090e17e73c4c761fff875cb841e7d1675202a4','54c6480379fb853dba693fe1bd20089e7daf33c5fe4480ae689f5598f1c15200');
INSERT INTO "event" VALUES(6,'file-intended','2024-08','{"count":2}',2,'54c6480379fb853dba693fe1bd20089e7daf33c5fe4480ae689f5598f1c15200','86ddf4d8b579955bd8af72a30f1759f5ee8514d93351e13ee8f1f87b3f9edbcc');
INSERT INTO "event" VALUES(7,'month-closed','2024-07','{}',0,'86ddf4d8b579955bd8af72a30f1759f5ee8514d93351e13ee8f1f87b3f9edbcc','fd6ef07ecfb096642c8aa1c822667c9f744ae9c1b065d0aa4ae9d25ee4a4e77d');
CREATE TABLE item (
    event INTEGER NOT NULL,
    n INTEGER NOT NULL,
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    commitment TEXT NOT NULL,
    PRIMARY KEY (event, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "item" VALUES(2,1,'["entry",500000]','1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a','8d2e5bed0cd3101edb60c8f60b49c0b045841bab9749e80b6450fd46cdf5bcfd');
INSERT INTO "item" VALUES(2,2,'["entry",750000]','2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b','1c11bb0ca5d2a923c54e2e76606aa6e90c876e0135dd2fee2400def7850cf8f4');
INSERT INTO "item" VALUES(2,3,'["entry",500000]','3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c','60c991bcbd2b61eee7ef56a52fbc33a7b47f7c41bf3ab4b36b340defa002cc27');
INSERT INTO "item" VALUES(3,1,'["live","A1",["khoa-1","khoa-2"]]','','');
INSERT INTO "item" VALUES(3,2,'["live","A2",["khoa-3"]]','','');
INSERT INTO "item" VALUES(4,1,'["outcome","A1","paid"]','1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a','195eebbe786b459d4bc52079b56229b9ffe41a074e0bbc7e35166d27e05380b2');
INSERT INTO "item" VALUES(4,2,'["outcome","A2","returned"]','2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b','');
INSERT INTO "item" VALUES(4,3,'["free","A2"]','','');
INSERT INTO "item" VALUES(6,1,'["live","B2",["khoa-3"]]','','');
INSERT INTO "item" VALUES(6,2,'["live","B1",["khoa-4"]]','','');
CREATE TABLE live (
    key TEXT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "live" VALUES('khoa-1','A1');
INSERT INTO "live" VALUES('khoa-2','A1');
INSERT INTO "live" VALUES('khoa-4','B1');
INSERT INTO "live" VALUES('khoa-3','B2');
CREATE TABLE personal (
    event INTEGER NOT NULL,
    n INTEGER NOT NULL,
    person TEXT NOT NULL,
    salt BLOB NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (event, n)
) STRICT;
INSERT INTO "personal" VALUES(2,1,'1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a',X'B60697A5D495E47317CE16E1ABD48A2D','{"name":"Trần Văn Mẫu"}');
INSERT INTO "personal" VALUES(2,2,'2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b',X'1BC4810A8B21822116AF9C4CF1D950C4','{"name":"Lê Thị Thử"}');
INSERT INTO "personal" VALUES(4,1,'1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a',X'C3AC6AD6D44E324029078FAAA2996DF0','{"account":"000012345678"}');
CREATE TABLE reference (
    reference TEXT PRIMARY KEY NOT NULL,
    event INTEGER NOT NULL,
    n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "reference" VALUES('A1',3,1);
INSERT INTO "reference" VALUES('A2',3,2);
INSERT INTO "reference" VALUES('B1',6,2);
INSERT INTO "reference" VALUES('B2',6,1);
CREATE INDEX personal_person ON personal (person);
CREATE INDEX live_reference ON live (reference);
COMMIT;
