"""The rules: every duty and limit with its source, for anybody who asks why."""
