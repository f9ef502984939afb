-- An opinion and a valuation keep the licence number of their firm as it was on the day of filing (4.4, 4.5); those filed before, and those of an earlier registration, have none.
alter table opinions add column firm_licence text check (firm_licence <> '');
alter table valuations add column firm_licence text check (firm_licence <> '');
