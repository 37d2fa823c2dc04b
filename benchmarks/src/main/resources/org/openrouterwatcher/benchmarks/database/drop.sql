DROP TABLE IF EXISTS usage_rows_{{suffix}}, usage_models_{{suffix}}, usage_days_{{suffix}}, owner_usage_{{suffix}}
