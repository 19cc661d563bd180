print("weekly")
