/** Titles with years, thousands of votes, and other titles: the original one first. */
export const LISTED_FILMS = `
The Matrix | 1999 | 2100 | | Matrix
The Matrix Reloaded | 2003 | 640
Matrix of Evil | 2003 | 1
The Godfather | 1972 | 2000 | | Der Pate, El padrino, Le parrain
The Godfather Part II | 1974 | 1400 | | Der Pate - Teil II
The Godfather Part III | 1990 | 430
Rocky | 1976 | 640
Rocky II | 1979 | 240
Rocky III | 1982 | 220
Rocky IV | 1985 | 250
Rocky V | 1990 | 160
Rocky Balboa | 2006 | 230
Kill Bill: Vol. 1 | 2003 | 1200
Kill Bill: Vol. 2 | 2004 | 800
Dune | 1984 | 190
Dune: Part One | 2021 | 950
Dune: Part Two | 2024 | 620
John Wick: Chapter 2 | 2017 | 520
Star Wars: Episode IV - A New Hope | 1977 | 1500 | Star Wars
Star Wars: Episode V - The Empire Strikes Back | 1980 | 1400
Back to the Future Part II | 1989 | 600
Toy Story | 1995 | 1100
Toy Story 2 | 1999 | 640
Friday the 13th | 1980 | 160
Friday the 13th Part VIII: Jason Takes Manhattan | 1989 | 50
Ocean's Eleven | 2001 | 640
Ocean's Twelve | 2004 | 430
Ocean's 8 | 2018 | 240
12 Angry Men | 1957 | 900
Se7en | 1995 | 1800
Seven Samurai | 1954 | 370 | Shichinin no samurai | 七人の侍
Seven Pounds | 2008 | 330
The Naked Gun 2½: The Smell of Fear | 1991 | 130
Half Baked | 1998 | 60
Cop and a Half | 1993 | 15
9½ Weeks | 1986 | 45
48 Hrs. | 1982 | 80
Another 48 Hrs. | 1990 | 45
127 Hours | 2010 | 390
28 Weeks Later | 2007 | 290
28 Days Later | 2002 | 450
25th Hour | 2002 | 190
42nd Street | 1933 | 13
House of 1000 Corpses | 2003 | 90
The Hundred-Foot Journey | 2014 | 90
1408 | 2007 | 290
Guardians of the Galaxy Vol. 2 | 2017 | 770
Terminator 2: Judgment Day | 1991 | 1200
The Terminator | 1984 | 930
Taken 2 | 2012 | 320
X-Men 2 | 2003 | 580
X-Men: The Last Stand | 2006 | 550
X-Men: Days of Future Past | 2014 | 750
Captain America: The Winter Soldier | 2014 | 900
Mission: Impossible II | 2000 | 370
Men in Black II | 2002 | 410
Harry Potter and the Sorcerer's Stone | 2001 | 610
Men in Black 3 | 2012 | 380
Mamma Mia! | 2008 | 260
Furious 7 | 2015 | 420
Fast & Furious | 2009 | 310
2 Fast 2 Furious | 2003 | 300
Die Hard | 1988 | 950
Die Hard 2 | 1990 | 390
Die Hard with a Vengeance | 1995 | 420
Live Free or Die Hard | 2007 | 420
Richard III | 1995 | 15
Harper | 1966 | 10
Puss in Boots | 1988 | 1
Puss in Boots | 2011 | 180
Puss in Boots: The Last Wish | 2022 | 190
Monsters, Inc. | 2001 | 980
Monsters | 2010 | 90
The Sentinel | 2006 | 50
Alien 3 | 1992 | 320
Class of 1984 | 1982 | 14
The Taking of Pelham One Two Three | 1974 | 33
The Taking of Pelham 123 | 2009 | 210
Raiders of the Lost Ark | 1981 | 1000
Indiana Jones and the Last Crusade | 1989 | 800
Star Wars: Episode I - The Phantom Menace | 1999 | 850
The Hunger Games | 2012 | 980
The Hunger Games: Catching Fire | 2013 | 720
The Hunger Games: Mockingjay - Part 2 | 2015 | 350
Thor | 2011 | 900
Infernal Affairs | 2002 | 130 | Mou gaan dou | 無間道
Infernal Affairs II | 2003 | 22 | Mou gaan dou II | 無間道II
8½ | 1963 | 130 | Otto e mezzo
Apollo 13 | 1995 | 320
1917 | 2019 | 690
2012 | 2009 | 400
1984 | 1956 | 10
Nineteen Eighty-Four | 1984 | 80
Blade Runner | 1982 | 830
Blade Runner 2049 | 2017 | 680
2001: A Space Odyssey | 1968 | 730
Wonder Woman | 2017 | 700
Wonder Woman 1984 | 2020 | 310
Death Race 2000 | 1975 | 30
Death Race | 2008 | 220
Godzilla | 1998 | 200
Godzilla | 2014 | 440
Gojira | 1954 | 40 | Gojira | ゴジラ, Godzilla
The Thing | 1982 | 470
The Thing | 2011 | 150
The Thing from Another World | 1951 | 35
A Star Is Born | 1937 | 12
A Star Is Born | 1954 | 20
A Star Is Born | 2018 | 420
King Kong | 1933 | 90
King Kong | 2005 | 450
10,000 BC | 2008 | 140
101 Dalmatians | 1996 | 120
One Hundred and One Dalmatians | 1961 | 190
The 40-Year-Old Virgin | 2005 | 460
(500) Days of Summer | 2009 | 550
Amélie | 2001 | 800 | Le fabuleux destin d'Amélie Poulain
Léon: The Professional | 1994 | 1200 | Léon
La strada | 1954 | 68
L'Avventura | 1960 | 33
Les Choristes | 2004 | 70 | | The Chorus
Das Boot | 1981 | 270 | | The Boat
Die Welle | 2008 | 120 | | The Wave
El laberinto del fauno | 2006 | 700 | | Pan's Labyrinth
Los olvidados | 1950 | 22
Il postino | 1994 | 40 | | The Postman
Straße der Nacht | 1990 | 1
Der Untergang | 2004 | 370 | | Downfall
Fünf Freunde | 2012 | 3
Über uns das All | 2011 | 2
Das weiße Band | 2009 | 80
Smørrebrød | 2008 | 1
Kære Irene | 1971 | 1
Ziemia obiecana | 1975 | 10 | | The Promised Land
Popiół i diament | 1958 | 14 | | Ashes and Diamonds
Złoto dezerterów | 1998 | 2
Čaj u pet | 1994 | 1
İstanbul Kırmızısı | 2017 | 4
Ağır Roman | 1997 | 10
Đorđe i more | 2001 | 1
Trần Văn | 1999 | 1
WALL·E | 2008 | 1200
E.T. the Extra-Terrestrial | 1982 | 440
M*A*S*H | 1970 | 78
S.W.A.T. | 2003 | 160
Spider-Man | 2002 | 900
Spider-Man 2 | 2004 | 720
Spider-Man: Into the Spider-Verse | 2018 | 700
X-Men | 2000 | 660
Schindler's List | 1993 | 1500
Mission: Impossible - Fallout | 2018 | 390
Fast & Furious | 2009 | 310
The Fast and the Furious | 2001 | 430
Lilo & Stitch | 2002 | 220
Thelma & Louise | 1991 | 180
Romeo + Juliet | 1996 | 250
Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb | 1964 | 530
Mr. & Mrs. Smith | 2005 | 540
Mr. Nobody | 2009 | 250
Doctor Zhivago | 1965 | 82
Saint Maud | 2019 | 50
Kramer vs. Kramer | 1979 | 160
The Color Purple | 1985 | 95
The Grey | 2011 | 270
Fifty Shades of Grey | 2015 | 340
My Neighbor Totoro | 1988 | 390 | Tonari no Totoro | となりのトトロ, Mi vecino Totoro
Theatre of Blood | 1973 | 15
The Honourable Wish | 1980 | 2
Crocodile Dundee | 1986 | 110 | "Crocodile" Dundee
tick, tick... BOOM! | 2021 | 120
Birdman or (The Unexpected Virtue of Ignorance) | 2014 | 670
Borat | 2006 | 450 | | Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan
Mad Max: Fury Road | 2015 | 1100
Mad Max | 1979 | 220
The Lord of the Rings: The Fellowship of the Ring | 2001 | 2000
The Lord of the Rings: The Return of the King | 2003 | 1900
The Lord of the Rings: The Two Towers | 2002 | 1800
Guardians of the Galaxy | 2014 | 1300
Harry Potter and the Goblet of Fire | 2005 | 680
Pirates of the Caribbean: The Curse of the Black Pearl | 2003 | 1200
Eternal Sunshine of the Spotless Mind | 2004 | 1100
The Silence of the Lambs | 1991 | 1500
The Shawshank Redemption | 1994 | 2900
Inception | 2010 | 2500
Interstellar | 2014 | 2100
Gladiator | 2000 | 1600
Alien | 1979 | 960
Aliens | 1986 | 770
Up | 2009 | 1100
It | 2017 | 600
M | 1931 | 170 | M - Eine Stadt sucht einen Mörder
Us | 2019 | 340
It Follows | 2014 | 270
It's a Wonderful Life | 1946 | 500
π | 1998 | 250 | | Pi
$ | 1971 | 3
★ | 2017 | 1
+1 | 2013 | 13 | | Plus One
... | 2005 | 1
¡Three Amigos! | 1986 | 80
I ♥ Huckabees | 2004 | 70
?: A Question Mark | 2011 | 2
😀 Movie | 2017 | 2
Spirited Away | 2001 | 900 | Sen to Chihiro no kamikakushi | 千と千尋の神隠し, Le voyage de Chihiro
Princess Mononoke | 1997 | 450 | Mononoke-hime | もののけ姫
Shin Godzilla | 2016 | 50 | Shin Gojira | シン・ゴジラ
Your Name. | 2016 | 340 | Kimi no na wa. | 君の名は。
Parasite | 2019 | 1000 | Gisaengchung | 기생충
Oldboy | 2003 | 670 | Oldeuboi | 올드보이
In the Mood for Love | 2000 | 180 | Fa yeung nin wah | 花樣年華
Farewell My Concubine | 1993 | 35 | Ba wang bie ji | 霸王别姬
Stalker | 1979 | 150 | Stalker | Сталкер
Brother | 1997 | 20 | Brat | Брат
The Cranes Are Flying | 1957 | 20 | Letyat zhuravli | Летят журавли
Come and See | 1985 | 110 | Idi i smotri | Иди и смотри
A Separation | 2011 | 270 | Jodaeiye Nader az Simin | جدایی نادر از سیمین
Children of Heaven | 1997 | 82 | Bacheha-Ye aseman | بچه‌های آسمان
Cairo Station | 1958 | 6 | Bab el hadid | باب الحديد
Waltz with Bashir | 2008 | 61 | Vals im Bashir | ואלס עם באשיר
Uncle Boonmee Who Can Recall His Past Lives | 2010 | 18 | Loong Boonmee raleuk chat | ลุงบุญมีระลึกชาติ
3 Idiots | 2009 | 440 | 3 Idiots | थ्री इडियट्स
Lagaan | 2001 | 120 | Lagaan: Once Upon a Time in India | लगान
Zorba the Greek | 1964 | 26 | Alexis Zorbas | Αλέξης Ζορμπάς
Rashomon | 1950 | 180 | Rashômon | 羅生門
Ran | 1985 | 135 | Ran | 乱
Chungking Express | 1994 | 95 | Chung Hing sam lam | 重慶森林
`;
