package round

// Cents rounds down to whole cents.
func Cents(amount float64) int { return int(amount * 100) }
