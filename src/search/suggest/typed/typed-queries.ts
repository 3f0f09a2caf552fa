/**
 * What people type, by kind, and what they mean: a line is a title or a name, and what is typed for it.
 * A year distinguishes films with one title.
 */
export const TYPED_QUERIES: Readonly<Record<string, string>> = {
  'case, accents and width': `
Amélie = amelie | AMÉLIE | ame\u0301lie | ａｍｅｌｉｅ | Amelíe
La strada = LA STRADA | la Strada
Straße der Nacht = strasse der nacht | STRASSE DER NACHT
Das weiße Band = das weisse band | weisse band | DAS WEISSE BAND
Smørrebrød = smorrebrod | smoerrebroed
Kære Irene = kaere irene | kare irene
Popiół i diament = popiol i diament | POPIOL I DIAMENT
Złoto dezerterów = zloto dezerterow
Čaj u pet = caj u pet
İstanbul Kırmızısı = istanbul kirmizisi | ISTANBUL KIRMIZISI
Ağır Roman = agir roman
Đorđe i more = dorde i more
Trần Văn = tran van
Fünf Freunde = funf freunde | fuenf freunde | FUENF FREUNDE
Über uns das All = uber uns das all | ueber uns das all
Léon: The Professional = leon | leon the professional | léon the professional
Penélope Cruz = penelope cruz | PENELOPE CRUZ
Stellan Skarsgård = stellan skarsgard | skarsgaard
Toshirō Mifune = toshiro mifune | mifune toshiro | mifunetoshiro
Chloë Grace Moretz = chloe grace moretz | chloe moretz`,
  punctuation: `
WALL·E = wall-e | wall e | walle | wall·e | WALL–E | Wall.E
Spider-Man = spiderman | spider man | spider–man | Spider‑Man
Spider-Man 2 = spiderman 2 | spider man 2
X-Men = xmen | x men | x-men
Schindler's List = schindlers list | schindler’s list | schindler s list | schindler list
Mission: Impossible - Fallout = mission impossible fallout | mission impossible: fallout | mission: impossible – fallout
E.T. the Extra-Terrestrial = et the extra terrestrial | e.t. | et | e t extraterrestrial
M*A*S*H = mash | m.a.s.h. | M*A*S*H
S.W.A.T. = swat | s.w.a.t.
Crocodile Dundee = crocodile dundee | "crocodile" dundee | “Crocodile” Dundee
tick, tick... BOOM! = tick tick boom | tick, tick… boom | ticktick boom
Mr. Nobody = mr nobody | mr. nobody | mister nobody
Jean-Luc Godard = jean luc godard | jeanluc godard
Conan O'Brien = conan obrien | conan o’brien | conan o brien
(500) Days of Summer = 500 days of summer | five hundred days of summer | (500) days
Birdman or (The Unexpected Virtue of Ignorance) = birdman | birdman or the unexpected virtue of ignorance`,
  'and, + and short forms': `
Fast & Furious = fast and furious | fast & furious
Lilo & Stitch = lilo and stitch | lilo & stitch | lilo n stitch | lilo stitch
Thelma & Louise = thelma and louise | thelma + louise | thelma und louise
Romeo + Juliet = romeo and juliet | romeo & juliet | romeo + juliet | romeo juliet
Mr. & Mrs. Smith = mr and mrs smith | mr & mrs smith
Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb = dr strangelove | doctor strangelove
Doctor Zhivago = dr zhivago | dr. zhivago
Saint Maud = st maud | st. maud
Kramer vs. Kramer = kramer vs kramer | kramer versus kramer`,
  numbers: `
The Godfather Part II = the godfather 2 | godfather II | godfather part 2 | godfather part two | the godfather: part ii | godfather two
The Godfather Part III = godfather 3 | godfather iii | godfather part three
Rocky II = rocky 2 | rocky two | Rocky II
Rocky III = rocky 3 | rocky three
Rocky IV = rocky 4 | rocky iv | rocky four
Rocky V = rocky 5 | rocky five | rocky v
Kill Bill: Vol. 1 = kill bill 1 | kill bill volume one | kill bill part i | kill bill vol 1 | kill bill I
Kill Bill: Vol. 2 = kill bill 2 | kill bill volume 2 | kill bill II
Dune: Part One = dune part 1 | dune 1 | dune part one
Dune: Part Two = dune 2 | dune part 2 | dune ii
John Wick: Chapter 2 = john wick 2 | john wick chapter two | john wick ii | john wick part 2
Star Wars: Episode V - The Empire Strikes Back = star wars 5 | star wars episode 5 | star wars v
Back to the Future Part II = back to the future 2 | back to the future ii | back to the future part two
Toy Story = toy story 1 | toy story
Toy Story 2 = toy story ii | toy story two
Friday the 13th Part VIII: Jason Takes Manhattan = friday the 13th part 8 | friday the 13th 8
Friday the 13th = friday the thirteenth
Ocean's Eleven = oceans 11 | ocean's 11 | oceans eleven | ocean’s XI
Ocean's Twelve = oceans 12 | ocean's twelve
Ocean's 8 = oceans eight | ocean's eight | oceans viii
12 Angry Men = twelve angry men | 12 angry men | XII angry men
Se7en = se7en | seven
Seven Samurai = 7 samurai | seven samurai
8½ = 8 1/2 | 8½
Apollo 13 = apollo thirteen | apollo xiii
10,000 BC = 10000 bc | 10,000 bc | ten thousand bc
One Hundred and One Dalmatians = one hundred and one dalmatians
101 Dalmatians = 101 dalmatians
The 40-Year-Old Virgin = 40 year old virgin | forty year old virgin
3 Idiots = three idiots | 3 idiots | III idiots
¡Three Amigos! = 3 amigos | three amigos`,
  'fractions and number words': `
8½ = eight and a half | 8 and a half | eight 1/2
The Naked Gun 2½: The Smell of Fear = naked gun two and a half | naked gun 2 1/2 | naked gun 2½
9½ Weeks = nine and a half weeks | 9 1/2 weeks | 9½ wks
25th Hour = twenty fifth hour | the 25th hour | twenty-fifth hour
42nd Street = forty second street | 42nd st
House of 1000 Corpses = house of a thousand corpses | house of one thousand corpses
The Hundred-Foot Journey = 100 foot journey | a hundred foot journey | hundred foot journey | 100 ft journey
1408 = fourteen oh eight | 1408
Cop and a Half = cop and a half
Infernal Affairs II = 無間道2 | 無間道 II | infernal affairs 2`,
  'short words': `
Monsters, Inc. = monsters incorporated | monsters inc
Mr. & Mrs. Smith = mister and missus smith
48 Hrs. = 48 hours | forty eight hours | 48 hrs
Another 48 Hrs. = another 48 hours | another forty-eight hours
127 Hours = 127 hrs | one hundred and twenty seven hours | 127 hr
28 Weeks Later = 28 wks later | twenty eight weeks later
Kill Bill: Vol. 2 = kill bill v2 | kill bill v 2 | kill bill v.2 | kill bill p2 | kill bill vol2 | kill bill pt2
Guardians of the Galaxy Vol. 2 = guardians of the galaxy v2 | guardians galaxy vol2 | gotg 2 | gotg2
The Godfather Part III = godfather pt 3 | godfather p3 | godfather pt.iii
John Wick: Chapter 2 = john wick ch 2 | john wick ch2
Dune: Part Two = dune pt ii | dune p2 | dune pt2
Star Wars: Episode V - The Empire Strikes Back = star wars ep 5 | star wars e5`,
  'initials and numbers': `
Terminator 2: Judgment Day = t2 | T2 | t 2 | the terminator 2
X-Men 2 = x2 | xmen 2 | x-men two
Men in Black 3 = mib3 | mib 3 | men black 3
Wonder Woman 1984 = ww84 | ww 84 | ww1984
Blade Runner 2049 = br 2049 | br2049
X-Men: Days of Future Past = xmen dofp | x-men dofp | x men dofp
Captain America: The Winter Soldier = ca:tws | captain america tws
Mission: Impossible II = mi2 | mi 2
Back to the Future Part II = bttf2 | bttf 2 | back future 2 | the back to the future 2
The Lord of the Rings: The Return of the King = lotr return
The Lord of the Rings: The Two Towers = lotr two towers | lotr 2 towers
Furious 7 = fast furious 7 | fast and furious 7 | fast & furious seven
2 Fast 2 Furious = fast furious 2 | two fast two furious
Die Hard = die hard`,
  'places in a series': `
Die Hard with a Vengeance = die hard 3 | die hard iii | die hard part three
Live Free or Die Hard = die hard 4 | die hard 4.0 | diehard 4
X-Men: The Last Stand = xmen 3 | x-men 3
Harry Potter and the Sorcerer's Stone = hp1 | hp 1 | harry potter 1
The Lord of the Rings: The Return of the King = lotr3 | lotr 3
The Hunger Games: Catching Fire = hunger games 2 | the hunger games ii
Puss in Boots: The Last Wish = puss in boots 2 | puss in boots two
Mad Max: Fury Road = mad max 2
The Lord of the Rings: The Return of the King = lord of the rings 3 | lotr 3 | lotr rotk
The Lord of the Rings: The Fellowship of the Ring = lotr 1 | lord of the rings part one
Star Wars: Episode I - The Phantom Menace = star wars 1 | star wars episode one
Star Wars: Episode IV - A New Hope = star wars 4
Rocky = rocky 1
Rocky V = rocky 5
Alien 3 = alien 3 | alien cubed
Die Hard = die harder`,
  'and what else is asked for': `
Thor = thor movie | watch thor online | thor full movie
Up = up movie | up film | watch up online
Mad Max = max mad`,
  articles: `
The Matrix = matrix, the | matrix | the matrix | Matrix (The)
The Godfather = godfather, the | godfather
A Star Is Born 2018 = star is born, a | star is born
Les Choristes = choristes, les | choristes
Das Boot = boot, das | boot
Die Welle = welle, die | welle
El laberinto del fauno = laberinto del fauno, el | laberinto del fauno
Los olvidados = olvidados, los | olvidados
Il postino = postino, il | postino
L'Avventura = avventura, l' | avventura | l’avventura | lavventura
Der Untergang = untergang, der | untergang
The Silence of the Lambs = silence of the lambs, the | silence of the lambs`,
  spelling: `
The Color Purple = the colour purple | color purple | colour purple
The Grey = the gray | gray | the grey
Fifty Shades of Grey = fifty shades of gray | 50 shades of grey
My Neighbor Totoro = my neighbour totoro | totoro
Theatre of Blood = theater of blood | theatre of blood
The Honourable Wish = the honorable wish`,
  years: `
Class of 1984 = class of 84 | class of '84
Wonder Woman 1984 = wonder woman 84
The Taking of Pelham One Two Three = the taking of pelham 123 1974 | the taking of pelham 123 (1974)
The Matrix = matrix 1999 | the matrix (1999) | the matrix, 1999 | The Matrix - 1999 | 1999 the matrix | matrix '99 | The Matrix [1999] | The Matrix (1999) - IMDb | The Matrix (1999 film) | The.Matrix.1999.1080p.BluRay.x264.mkv
Godzilla 1998 = godzilla 1998 | godzilla (1998)
Godzilla 2014 = godzilla 2014 | godzilla
Gojira = godzilla 1954 | gojira (1954)
The Thing 1982 = the thing | the thing 1982 | thing 1982
The Thing 2011 = the thing 2011 | the thing (2011) | the thing, 2011
A Star Is Born 1937 = a star is born 1937 | a star is born (1937) | star is born, a (1937)
A Star Is Born 1954 = a star is born 1954
King Kong 1933 = king kong 1933 | king kong (1933) | 1933 king kong
King Kong 2005 = king kong
Dune 1984 = dune 1984 | dune (1984) | dune
Dune: Part One = dune 2021
Death Race 2000 = death race 2000
Death Race = death race 2008 | death race
1917 = 1917 | 1917 2019 | 1917 (2019)
2012 = 2012 | 2012 (2009) | 2012 2009
1984 = 1984
Nineteen Eighty-Four = nineteen eighty-four | nineteen eighty four | 1984 (1984) | 1984 1984
Blade Runner 2049 = blade runner 2049 | blade runner 2049 (2017)
Blade Runner = blade runner 1982 | blade runner
2001: A Space Odyssey = 2001 a space odyssey | 2001 | 2001 space odyssey | 2001: a space odyssey (1968)
Wonder Woman 1984 = wonder woman 1984 | wonder woman 1984 (2020)
Wonder Woman = wonder woman 2017
Rashomon = rashomon 1951`,
  'ids and addresses': `
The Matrix = tt1 | TT0000001 | tt 0000001 | https://www.imdb.com/title/tt0000001/ | https://m.imdb.com/title/tt0000001/?ref_=nv_sr_srsg_0 | imdb.com/de/title/tt0000001 | http://imdb.com/title/tt0000001/reviews?x=1 | https://letterboxd.com/film/the-matrix/ | https://en.wikipedia.org/wiki/The_Matrix | https://en.m.wikipedia.org/wiki/The_Matrix#Plot | <https://www.imdb.com/title/tt0000001/>
Alien = https://en.wikipedia.org/wiki/Alien_(film) | https://letterboxd.com/film/alien/ | https://de.wikipedia.org/wiki/Alien_(Film)
Blade Runner = https://www.themoviedb.org/movie/78-blade-runner | https://www.themoviedb.org/movie/78?language=de | https://www.wikidata.org/wiki/Q184843
A Star Is Born 1937 = https://letterboxd.com/film/a-star-is-born-1937/ | https://en.wikipedia.org/wiki/A_Star_Is_Born_(1937_film)
Christopher Nolan = nm1 | NM0000001 | https://www.imdb.com/name/nm0000001/ | https://m.imdb.com/fr/name/nm0000001/?ref_=x`,
  'scripts without spaces': `
Spirited Away = 神 | 神隠し | 千と千尋 | 千尋 | 尋の神 | 千と千尋の神隠し | 千
Princess Mononoke = もののけ姫 | もののけ | モノノケ姫 | 姫 | のけ
My Neighbor Totoro = となりのトトロ | トナリノトトロ | ととろ | ﾄﾄﾛ | となりの
Gojira = ゴジラ | ごじら | ｺﾞｼﾞﾗ
Shin Godzilla = シン・ゴジラ | シンゴジラ | シン ゴジラ
Your Name. = 君の名は | 君の名は。 | 君 | きみの名は
Parasite = 기생충 | 기생 | 충 | 생충
Oldboy = 올드보이 | 올드 | 보이 | 올드 보이
In the Mood for Love = 花樣年華 | 年華 | 花
Farewell My Concubine = 霸王别姬 | 别姬
Seven Samurai = 七人の侍 | 侍
Rashomon = 羅生門 | 門
Ran = 乱
Chungking Express = 重慶森林 | 森林
Uncle Boonmee Who Can Recall His Past Lives = ลุงบุญมี | ระลึกชาติ | บุญมี`,
  'other alphabets': `
Stalker = Сталкер | сталкер | СТАЛКЕР
Brother = Брат | брат
The Cranes Are Flying = летят журавли | журавли
Come and See = иди и смотри
A Separation = جدایی نادر از سیمین | جدايي نادر از سيمين | جدایی
Children of Heaven = بچه های آسمان | بچه‌های آسمان | آسمان | اسمان
Cairo Station = باب الحديد | الحديد
Waltz with Bashir = ואלס עם באשיר | באשיר
3 Idiots = थ्री इडियट्स | इडियट्स
Lagaan = लगान
Zorba the Greek = Αλέξης Ζορμπάς | αλεξης ζορμπας | ΖΟΡΜΠΑΣ
Christopher Nolan = Кристофер Нолан`,
  symbols: `
π = π | pi
$ = $
★ = ★
+1 = +1 | plus one
... = ... | …
I ♥ Huckabees = i ♥ huckabees | ♥ | i huckabees
😀 Movie = 😀 | 😀 movie`,
  'typing mistakes': `
Se7en = sevn
The Matrix = matirx | the matirx | teh matrix | matrx
The Godfather = godfahter | the godfahter | godfater
Inception = incpetion | inceptoin | incepton
Interstellar = intersteller | interstelar
Gladiator = gladaitor | galdiator
The Shawshank Redemption = shawshenk redemtion | the shawshank redemtion | shawshank
Eternal Sunshine of the Spotless Mind = eternal sunshine | eternal sunshine spotless mind | eternel sunshine of the spottless mind
The Silence of the Lambs = silence of the lamb | silence lambs | silense of the lambs
Arnold Schwarzenegger = schwarzeneger | swarzenegger | arnold shwarzeneger
Spider-Man = spidreman | spideman
Schindler's List = shindlers list | schindlers lst
Pirates of the Caribbean: The Curse of the Black Pearl = pirates of the carribean | pirates carribean black pearl
Guardians of the Galaxy = gaurdians of the galaxy | guardian of the galaxy`,
  'spaces, words and order': `
Raiders of the Lost Ark = indiana jones and the raiders of the lost ark
Star Wars: Episode IV - A New Hope = starwars | star  wars | star wars a new hope | star wars new hope
The Lord of the Rings: The Fellowship of the Ring = lotr | lord of the rings | lordoftherings | lord rings | fellowship of the ring | the lord of the rings fellowship
The Lord of the Rings: The Return of the King = return of the king | lord of the rings 2003 | lotr return of the king
Guardians of the Galaxy = gotg | galaxy guardians
Harry Potter and the Goblet of Fire = harry potter goblet of fire | goblet of fire | harrypotter | potter harry
Mad Max: Fury Road = mad max 4 fury road | fury road | mad max fury road
Borat = borat | borat cultural learnings of america for make benefit glorious nation of kazakhstan
Christopher Nolan = nolan, christopher | nolan | christopher nolan | nolan christopher
Inception = inception movie | inception film
Blade Runner = blade runner final cut | bladerunner
Blade Runner 2049 = bladerunner 2049
Alien = alien directors cut`,
  'exact forms first, then the better known': `
It = it
Up = up
M = m | M
Us = us
It's a Wonderful Life = its a wonderful life | it's a wonderful life
Alien = alien
Aliens = aliens
Spider-Man = spider-man
The Fast and the Furious = the fast and the furious
Gojira = gojira`,
  'other titles': `
The Godfather = der pate | el padrino | le parrain
The Godfather Part II = der pate teil ii | der pate 2 | der pate teil 2
Spirited Away = sen to chihiro no kamikakushi | le voyage de chihiro
Seven Samurai = shichinin no samurai
El laberinto del fauno = pan's labyrinth | pans labyrinth
Léon: The Professional = léon
8½ = otto e mezzo
Das Boot = the boat
Parasite = gisaengchung`,
};
