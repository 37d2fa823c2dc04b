-- Hardly a token is replaced. An index with all the others in it was taken to count those that were not, over all accounts.
alter table api_tokens drop constraint api_tokens_replaced_by_key;
create unique index api_tokens_replaced_by on api_tokens (replaced_by) where replaced_by is not null;
