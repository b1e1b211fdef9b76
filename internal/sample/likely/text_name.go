package likely

// nameNamed is about people and what things are called.
func nameNamed(phrase string) Textual {
	switch phrase {
	case "firstname", "givenname", "forename", "middlename":
		return func(s Slot, try int) string { return nth(try, s.first().name, capital(s.first().plain)) }
	case "lastname", "familyname", "surname":
		return func(s Slot, try int) string { return nth(try, s.last().name, capital(s.last().plain)) }
	case "displayname", "name", "label", "caption":
		return name
	case "fullname", "realname", "author", "creator", "owner", "customername", "authorname", "contactname", "cardholdername", "cardholder", "holdername", "ownername", "recipient", "sender",
		"nameoncard", "accountholder", "createdby", "updatedby", "modifiedby", "assignee", "manager", "artist", "doctor", "teacher", "driver", "attendee":
		return personName
	case "company", "companyname", "organization", "organisation", "organizationname", "businessname", "legalname", "brand", "publisher", "manufacturer", "vendor", "supplier", "employer",
		"merchant", "merchantname", "bank", "bankname", "carrier":
		return func(s Slot, try int) string { return nth(try, s.company()) }
	case "login", "username", "user", "nickname", "nick", "handle", "screenname", "loginname", "accountname", "userlogin", "by":
		return func(s Slot, try int) string { return nth(try, s.login(), s.last().plain) }
	case "title", "headline", "subject", "heading", "tagline", "jobname", "topic":
		return title
	case "jobtitle", "jobrole", "profession", "occupation":
		return oneOf("Engineer", "Librarian", "Project manager", "Designer", "Analyst", "Nurse")
	case "salutation", "honorific", "nameprefix":
		return func(s Slot, try int) string {
			if s.first().gender == "female" {
				return nth(try, "Ms", "Ms.")
			}
			return nth(try, "Mr", "Mr.")
		}
	case "gender", "sex":
		return func(s Slot, try int) string { return nth(try, s.first().gender, s.first().gender[:1]) }
	case "initials":
		return func(s Slot, try int) string { return nth(try, initial(s.first().name)+initial(s.last().plain)) }
	}
	return nil
}

func personName(s Slot, try int) string {
	return nth(try, s.fullName(), capital(s.first().plain)+" "+capital(s.last().plain), s.first().name)
}

// name is what the subject is called.
func name(s Slot, try int) string {
	adjective, noun := s.title()
	switch s.Kind {
	case Person:
		return personName(s, try)
	case Organisation:
		return nth(try, s.company(), noun)
	case Place:
		return nth(try, s.place().city)
	case File:
		return fileName(s, try)
	}
	return nth(try, capital(adjective)+" "+noun, slug(s.Subject), noun)
}

func title(s Slot, try int) string {
	adjective, noun := s.title()
	return nth(try, "The "+adjective+" "+noun, capital(noun), noun)
}

func slug(s Subject) string {
	adjective, noun := s.title()
	return adjective + "-" + noun
}
